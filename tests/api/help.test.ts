import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SITUATIONS } from '#domain/diagnosis/tokens.ts'
import { LINKED_PAGES } from '#knowledge/help/links.ts'
import { listArticles } from '#services/help/find-article.ts'
import { countVotes } from '#store/help-votes.ts'
import { helpFolder } from '../help-folder.ts'
import { comment, send, ticketOf } from '../help-form.ts'
import { createWorld } from '../world.ts'

const now = '2026-11-24T12:00:00Z'

async function helpWorld(config: { publicUrl?: string } = {}) {
  using folder = helpFolder()
  return await createWorld({ now, knowledgeFolder: folder.path, config })
}

test('the API finds articles and statuses, and every slug leads to a page', async () => {
  await using world = await helpWorld()
  const { items } = await (await world.get('/v1/help?q=not+movd')).json()
  assert.partialDeepStrictEqual(items[0], {
    slug: 'no-updates',
    title: 'My parcel has not moved for days',
    situation: 'no-updates',
  })
  assert.equal(typeof items[0].excerpt, 'string')
  const statuses = await (await world.get('/v1/help?q=In+Transit,+Arriving+Late')).json()
  assert.equal(statuses.items[0].slug, 'in-transit-arriving-late')
  assert.equal('situation' in statuses.items[0], false)
  for (const { slug, kind } of [...items, ...statuses.items]) {
    const response = await world.get(`/help/${slug}`)
    assert.equal(response.status, kind === 'article' ? 200 : 303, slug)
    const target = response.headers.get('location')
    if (target) assert.equal((await world.get(target)).status, 200)
  }
  assert.deepEqual(await (await world.get('/v1/help?q=')).json(), { items: [] })
})

test('every situation has an article', async () => {
  await using world = await createWorld({ now })
  const { list } = listArticles(world.app.ctx)
  for (const situation of SITUATIONS) {
    assert.ok(
      list.some((article) => article.situation === situation),
      situation,
    )
  }
})

test('the API names what is wrong with a question', async () => {
  await using world = await helpWorld()
  for (const [query, field] of [
    ['', 'q'],
    [`?q=${'x'.repeat(301)}`, 'q'],
    ['?q=x&limit=0', 'limit'],
    ['?q=x&limit=51', 'limit'],
    ['?q=x&limit=many', 'limit'],
  ] as const) {
    const response = await world.get(`/v1/help${query}`)
    assert.equal(response.status, 422, query)
    assert.equal((await response.json()).errors[0].field, field)
  }
  assert.ok((await (await world.get('/openapi.json')).json()).paths['/v1/help'])
})

test('an article leads to the page about its channel, and to the reading of a history', async () => {
  await using world = await helpWorld()
  assert.match(await (await world.get('/help/claims')).text(), /href="\/contact#claim"/)
  assert.match(await (await world.get('/contact')).text(), /id="claim"/)
  assert.match(await (await world.get('/help/no-updates')).text(), /href="\/read"/)
})

test('an article has its questions as structured data, its one address, its sources and their day', async () => {
  await using world = await helpWorld({ publicUrl: 'https://parcels.example.org' })
  const html = await (await world.get('/help/first-steps?voted=yes')).text()
  assert.match(html, /<link rel="canonical" href="https:\/\/parcels\.example\.org\/help\/first-steps"\/>/)
  assert.match(html, /Rules as of <time dateTime="2026-11-01">Sunday, November 1, 2026<\/time>/i)
  assert.match(html, /House text of this test/)
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '')
  const faq = data['@graph'].find((one: { '@type': string }) => one['@type'] === 'FAQPage')
  assert.deepEqual(faq.mainEntity[0], {
    '@type': 'Question',
    name: 'What is a scan?',
    acceptedAnswer: { '@type': 'Answer', text: 'Somebody held a reader to the label.' },
  })
})

test('robots.txt names the sitemap, which names every article; the feeds have the newest first', async () => {
  await using world = await helpWorld({ publicUrl: 'https://parcels.example.org' })
  const robots = await (await world.get('/robots.txt')).text()
  assert.match(robots, /^Sitemap: https:\/\/parcels\.example\.org\/sitemap\.xml$/m)
  // Each search for an office may cost a call to USPS.
  assert.match(robots, /^Disallow: \/offices\?$/m)
  const map = await world.get('/sitemap.xml')
  assert.match(map.headers.get('content-type') ?? '', /^application\/xml/)
  const locations = [...(await map.text()).matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1] ?? '')
  for (const path of ['/', '/help', '/help/claims', '/statuses/OF']) {
    assert.ok(locations.includes(`https://parcels.example.org${path}`), path)
  }
  for (const location of locations) {
    assert.equal((await world.get(location.replace('https://parcels.example.org', ''))).status, 200, location)
  }
  const atom = await (await world.get('/help/feed.xml')).text()
  assert.deepEqual(
    [...atom.matchAll(/<entry><id>(.*?)<\/id>/g)].map((match) => match[1]?.split('/').at(-1)),
    ['no-updates', 'claims', 'first-steps'],
  )
  assert.match(atom, /tell you &amp; what they do not/)
  const json = await (await world.get('/help/feed.json')).json()
  assert.equal(json.items[0].url, 'https://parcels.example.org/help/no-updates')
  assert.match(json.items[0].content_html, /href="https:\/\/parcels\.example\.org\/help\/claims"/)
})

test('without a public address the request’s own stands in the sitemap', async () => {
  await using world = await helpWorld()
  const url = await world.listen()
  assert.ok((await (await fetch(`${url}/sitemap.xml`)).text()).includes(`<loc>${url}/help/claims</loc>`))
})

test('a help centre without articles says so', async () => {
  using folder = helpFolder({})
  await using world = await createWorld({ now, knowledgeFolder: folder.path })
  assert.match(await (await world.get('/help')).text(), /no articles yet/)
  assert.equal((await world.get('/help/claims')).status, 404)
  assert.equal((await world.get('/help/feed.xml')).status, 200)
  assert.equal((await (await world.get('/v1/help?q=Out+for+Delivery')).json()).items[0].kind, 'status')
})

test('a vote is counted once for each form, with its last answer', async () => {
  await using world = await helpWorld()
  const ticket = await ticketOf(world, 'claims', 'vote')
  const vote = (helpful: string, slug = 'claims') => send(world, `/help/${slug}/vote`, { ticket, helpful })
  const counted = () => countVotes(world.app.ctx.database, 'claims')
  assert.deepEqual([(await vote('yes')).status, await counted()], [303, { helpful: 1, all: 1 }])
  await vote('yes')
  assert.deepEqual(await counted(), { helpful: 1, all: 1 })
  await vote('no')
  assert.deepEqual(await counted(), { helpful: 0, all: 1 })
  assert.equal((await vote('maybe')).status, 422)
  assert.equal((await vote('yes', 'no-updates')).status, 422, 'the ticket of another article')
  assert.deepEqual(await counted(), { helpful: 0, all: 1 })
  const page = await world.get('/help/claims')
  assert.equal(page.headers.get('set-cookie'), null)
})

test('a comment form that is wrong comes back with its fields and says what is wrong with each', async () => {
  await using world = await helpWorld()
  const response = await comment(world, 'claims', { name: ' ', email: 'nobody@', text: 'My “words”' })
  assert.equal(response.status, 422)
  const html = await response.text()
  assert.match(html, /<title>Error: /)
  assert.match(html, /role="alert"[\s\S]*href="#comment-name"[\s\S]*href="#comment-email"[\s\S]*<h1/)
  assert.match(html, /value="nobody@"/)
  assert.match(html, />My “words”<\/textarea>/)
  const missing = await (await comment(world, 'claims', { name: '', email: '', text: '' })).text()
  assert.equal(missing.match(/class="problem"/g)?.length, 3)
})

test('a form open for a day, or sent at once, is refused with the text kept; sent again it is taken', async () => {
  await using world = await helpWorld()
  for (const [moment, words] of [
    ['2026-11-24T12:00:02Z', /very quick/],
    ['2026-11-25T13:00:00Z', /open for a long time/],
  ] as const) {
    const response = await comment(world, 'claims', { text: 'A text to keep' }, moment)
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, words)
    assert.match(html, />A text to keep<\/textarea>/)
  }
  assert.equal((await comment(world, 'claims', { text: 'A text to keep' })).status, 303)
})

test('a database that is away leaves the article readable, and a comment in its form', async () => {
  await using world = await helpWorld()
  const ticket = await ticketOf(world, 'claims', 'comments')
  world.setNow('2026-11-24T12:01:00Z')
  const { database } = world.app.ctx
  const away = Object.assign(new Error('away'), { code: 'ECONNREFUSED' })
  const { query, connect } = database
  database.query = () => Promise.reject(away)
  database.connect = () => Promise.reject(away)
  try {
    assert.match(await (await world.get('/help/claims')).text(), /Comments can’t be read right now/)
    const fields = { name: 'Robin', email: 'robin@example.com', text: 'A text to keep', ticket }
    const response = await send(world, '/help/claims/comments', fields)
    assert.equal(response.status, 503)
    assert.match(await response.text(), />A text to keep<\/textarea>/)
  } finally {
    Object.assign(database, { query, connect })
  }
})

test('every page that an article may link to is there', async () => {
  await using world = await createWorld()
  for (const page of LINKED_PAGES) assert.equal((await world.get(page)).status, 200, page)
})
