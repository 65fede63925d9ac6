import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listComments } from '#services/help/list-comments.ts'
import { moderateComment } from '#services/help/moderate-comment.ts'
import { countVotes } from '#store/help-votes.ts'
import { helpFolder } from '../help-folder.ts'
import { COMMENT, comment, OWN_FORM, send, ticketIn, ticketOf } from '../help-form.ts'
import { createWorld, type World } from '../world.ts'

const now = '2026-11-24T12:00:00Z'

async function helpWorld(config: { trustedProxies?: string[]; publicUrl?: string } = {}) {
  using folder = helpFolder()
  return await createWorld({ now, knowledgeFolder: folder.path, config })
}

const pending = (world: World) => listComments(world.app.ctx, { state: 'pending' })

test('what a comment holds is text, in every field, before and after it is approved', async () => {
  await using world = await helpWorld()
  const script = '<script>alert(1)</script><img src=x onerror=alert(2)>'
  const name = `"><svg onload=alert(3)>`
  const text = `${script}\n</textarea><b>bold</b> javascript:alert(4) {{rule claim.damage closes}} & "quotes"`
  const refused = await (await comment(world, 'claims', { name, email: `"><script>@x`, text })).text()
  const isHarmless = (html: string) => {
    const withoutData = html.replace(/<script type="(?:module|application\/ld\+json)"[^>]*>/g, '')
    assert.doesNotMatch(withoutData, /<script|<svg onload|<img src=x|<b>bold/)
  }
  assert.match(refused, /&lt;script&gt;/)
  isHarmless(refused)

  assert.equal((await comment(world, 'claims', { name, text })).status, 303)
  const [one] = await pending(world)
  await moderateComment(world.app.ctx, { id: one?.id ?? 0, decision: 'approve' })
  const shown = await (await world.get('/help/claims')).text()
  assert.match(shown, /&lt;svg onload=alert\(3\)&gt;/)
  assert.match(shown, /&lt;\/textarea&gt;&lt;b&gt;bold/)
  isHarmless(shown)
  assert.equal(shown.includes(COMMENT.email), false)
})

test('questions to the search are text too', async () => {
  await using world = await helpWorld()
  const html = await (await world.get(`/help?q=${encodeURIComponent('"><script>alert(1)</script>')}`)).text()
  assert.doesNotMatch(html, /<script>alert/)
  assert.equal((await world.get('/help?q=%00%ff%fe')).status, 200)
  assert.equal((await world.get(`/help?q=${'x'.repeat(20_000)}`)).status, 200)
  assert.equal((await world.get('/help/__proto__')).status, 404)
  assert.equal((await world.get('/help/..%2f..%2fetc%2fpasswd')).status, 404)
  assert.deepEqual(world.errors, [])
})

test('structured data can’t end its element', async () => {
  using folder = helpFolder({
    claims: `---
title: Titles </script> hold
summary: A summary of this test.
group: claims
order: 1
rulesAsOf: 2026-11-24
sources: [House text]
---
Text.

## Is \`</script><script>alert(1)</script>\` here?
As \`<!--\` text.

## And now?
Nothing.
`,
  })
  await using world = await createWorld({ now, knowledgeFolder: folder.path })
  const html = await (await world.get('/help/claims')).text()
  assert.doesNotMatch(html, /<script>alert/)
  assert.equal(html.match(/<\/script>/g)?.length, 2)
})

test('characters that nobody sees are taken out', async () => {
  await using world = await helpWorld()
  await comment(world, 'claims', {
    name: 'Ro\u0000b\u202ein\n',
    text: 'one\u0007\r\n\r\n\r\n\r\ntwo\u0000\u2066\ud800 🙂',
  })
  const [one] = await pending(world)
  assert.deepEqual([one?.name, one?.text], ['Robin', 'one\n\ntwo 🙂'])
})

test('a text that is too long is refused: kept in the form where it can be, never a failure', async () => {
  await using world = await helpWorld()
  const long = await comment(world, 'claims', { text: 'y'.repeat(2_001) })
  assert.equal(long.status, 422)
  assert.match(await long.text(), /at most 2,000 characters[\s\S]*y{2001}<\/textarea>/)
  const url = await world.listen()
  const post = (body: BodyInit) =>
    fetch(`${url}/help/claims/comments`, { method: 'POST', headers: OWN_FORM, body, redirect: 'manual' })
  const huge = await post(new URLSearchParams({ ...COMMENT, text: 'y'.repeat(1_000_000) }))
  assert.equal(huge.status, 413)
  assert.match(await huge.text(), /too much text/)
  assert.match(await (await comment(world, 'claims', { name: 'n'.repeat(61) })).text(), /at most 60 characters/)
  const email = `${'e'.repeat(250)}@example.com`
  assert.match(await (await comment(world, 'claims', { email })).text(), /Write an email address such as/)
  assert.deepEqual(await pending(world), [])
})

test('bodies that are no form are refused, not a failure', async () => {
  await using world = await helpWorld()
  for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data', 'application/json', 'text/plain']) {
    const response = await world.post('/help/claims/comments', '{"broken', { ...OWN_FORM, 'content-type': type })
    assert.equal(response.status, 422, type)
  }
  assert.equal((await world.post('/help/nothing/comments', '', OWN_FORM)).status, 404)
  assert.equal((await world.post('/help/nothing/vote', '', OWN_FORM)).status, 404)
  assert.deepEqual(world.errors, [])
})

test('a form sent from another website is refused', async () => {
  await using world = await helpWorld({ publicUrl: 'https://parcels.example.org' })
  const type = { 'content-type': 'application/x-www-form-urlencoded', host: 'parcels.example.org' }
  const ticket = await ticketOf(world, 'claims', 'vote')
  const vote = async (headers: Record<string, string>) =>
    (await send(world, '/help/claims/vote', { ticket, helpful: 'yes' }, { ...type, ...headers })).status
  assert.equal(await vote({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }), 403)
  assert.equal(await vote({ 'sec-fetch-site': 'same-site', origin: 'https://other.example.org' }), 403)
  assert.equal(await vote({ origin: 'https://evil.example' }), 403)
  assert.equal(await vote({ origin: 'null' }), 403)
  assert.equal(await vote({}), 403)
  assert.deepEqual(await countVotes(world.app.ctx.database, 'claims'), { helpful: 0, all: 0 })
  const refused = await send(world, '/help/claims/comments', COMMENT, { ...type, origin: 'https://evil.example' })
  assert.match(await refused.text(), /not sent from here/)
  assert.equal(await vote({ origin: 'https://parcels.example.org' }), 303, 'a browser that sends its origin alone')
  assert.equal(await vote({ 'sec-fetch-site': 'same-origin' }), 303)
  assert.deepEqual(world.errors, [])
})

test('a program that fills in the hidden field is refused', async () => {
  await using world = await helpWorld()
  const response = await comment(world, 'claims', { website: 'https://spam.example' })
  assert.equal(response.status, 422)
  const html = await response.text()
  assert.match(html, /people do not see was filled in/)
  assert.equal(html.includes('spam.example'), false, 'the field comes back empty')
  assert.deepEqual(await pending(world), [])
})

test('many links are refused, and links in names', async () => {
  await using world = await helpWorld()
  const links = 'https://a.example www.b.example http://c.example'
  assert.match(await (await comment(world, 'claims', { text: links })).text(), /at most 2 web addresses/)
  assert.match(await (await comment(world, 'claims', { name: 'www.spam.example' })).text(), /without a web address/)
  assert.equal((await comment(world, 'claims', { text: 'see https://www.usps.com' })).status, 303)
})

test('a ticket is good for one comment of its article and its form', async () => {
  await using world = await helpWorld()
  const ticket = await ticketOf(world, 'claims', 'comments')
  const voteTicket = await ticketOf(world, 'claims', 'vote')
  world.setNow('2026-11-24T12:01:00Z')
  const post = (fields: Record<string, string>, slug = 'claims') =>
    send(world, `/help/${slug}/comments`, { ...COMMENT, ticket, ...fields })
  assert.equal((await post({}, 'no-updates')).status, 422, 'of another article')
  assert.equal((await post({ ticket: voteTicket })).status, 422, 'of another form')
  const last = ticket.at(-1) === 'A' ? 'B' : 'A'
  for (const forged of ['', 'x', `${ticket.slice(0, -1)}${last}`, ticket.replace(/^[^.]+/, 'zzzzzzzz'), 'a.b.c']) {
    assert.equal((await post({ ticket: forged })).status, 422, forged)
  }
  assert.equal((await post({})).status, 303)
  assert.equal((await post({})).status, 303, 'the same form sent again')
  assert.equal((await pending(world)).length, 1)
  const replayed = await post({ text: 'Something else' })
  assert.equal(replayed.status, 422)
  const html = await replayed.text()
  assert.match(html, /sent before[\s\S]*>Something else<\/textarea>/)
  world.setNow('2026-11-24T12:02:00Z')
  assert.equal((await post({ text: 'Something else', ticket: ticketIn(html, 'comments') })).status, 303)
  assert.equal((await pending(world)).length, 2)
})

test('one address writes a few comments an hour, also many at once; others are not held up', async () => {
  await using world = await helpWorld({ trustedProxies: ['127.0.0.1'] })
  const url = await world.listen()
  const tickets = await Promise.all(Array.from({ length: 12 }, () => ticketOf(world, 'claims', 'comments')))
  world.setNow('2026-11-24T12:01:00Z')
  const post = (address: string, ticket: string, text: string) =>
    fetch(`${url}/help/claims/comments`, {
      method: 'POST',
      headers: { ...OWN_FORM, 'x-forwarded-for': address },
      body: new URLSearchParams({ ...COMMENT, text, ticket }),
      redirect: 'manual',
    })
  const answers = await Promise.all(
    tickets.slice(0, 9).map((ticket, i) => post(`2001:db8:1:2::${i}`, ticket, `Comment ${i}`)),
  )
  const refused = answers.filter(({ status }) => status === 429)
  assert.deepEqual([answers.filter(({ status }) => status === 303).length, refused.length], [5, 4])
  assert.match((await refused[0]?.text()) ?? '', /At most 5 comments go in an hour[\s\S]*>Comment \d<\/textarea>/)
  assert.equal((await post('2001:db8:1:3::1', tickets[9] ?? '', 'From elsewhere')).status, 303)
  world.setNow('2026-11-24T13:00:00Z')
  assert.equal((await post('2001:db8:1:2::1', tickets[10] ?? '', 'An hour later')).status, 303)
})

test('one address votes so often an hour', async () => {
  await using world = await helpWorld()
  for (let i = 1; i <= 31; i++) {
    const ticket = await ticketOf(world, 'claims', 'vote')
    const response = await send(world, '/help/claims/vote', { ticket, helpful: 'no' })
    assert.equal(response.status, i <= 30 ? 303 : 429)
  }
  assert.deepEqual(await countVotes(world.app.ctx.database, 'claims'), { helpful: 0, all: 30 })
  assert.match(await (await world.get('/help/claims')).text(), /0 of 30 readers said that this helped/)
})

test('the address of a writer is not kept, and no page or call tells the email', async () => {
  await using world = await helpWorld()
  await comment(world, 'claims')
  const [one] = await pending(world)
  await moderateComment(world.app.ctx, { id: one?.id ?? 0, decision: 'approve' })
  const { rows } = await world.app.ctx.database.query('select * from help_comments')
  assert.match(rows[0].sender, /^[\w-]{43}$/)
  for (const path of [
    '/help/claims',
    '/help',
    '/help?q=robin',
    '/v1/help?q=robin',
    '/help/feed.xml',
    '/help/feed.json',
  ]) {
    assert.equal((await (await world.get(path)).text()).includes('robin@'), false, path)
  }
})
