import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { OfficeNoteKey } from '#domain/offices/note.ts'
import { OFFICE_NOTES } from '#domain/offices/note.ts'
import type { OfficeFacts } from '#domain/offices/office-facts.ts'
import type { DirectoryResult } from '#services/ports/offices.ts'
import { importInto } from '../office-list.ts'
import { OFFICES, TONOPAH_FACTS, worldWithOffices } from '../office-world.ts'
import { createWorld, type World } from '../world.ts'

const KNOWN_ZIP = '9400111899123000000424'
const NO_ZIP = '9234691234567800000171'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** A page as people read it: its text without marks, and its links. */
async function open(world: World, path: string, status = 200) {
  const response = await world.get(path)
  const html = await response.text()
  assert.equal(response.status, status, `${path}: ${html.slice(0, 300)}`)
  return { html, ...readHtml(html) }
}

function readHtml(html: string) {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
  const plain = (text: string) =>
    text
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ')
      .trim()
  return {
    text: plain(main),
    links: [...main.matchAll(/href="([^"]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&')),
    offices: [...main.matchAll(/<li class="sheet office"[\s\S]*?<\/li>/g)].map((match) => plain(match[0])),
    names: [...main.matchAll(/<h3>(.*?)<\/h3>/g)].map((match) => plain(match[1] ?? '')),
  }
}

describe('a list of offices', () => {
  let world: World
  before(async () => {
    world = await worldWithOffices({ now: '2026-11-25T18:00:00Z' })
    await world.feed([
      {
        ...{ trackingNumber: KNOWN_ZIP, code: '03', at: '2026-11-10T11:02:00-06:00', mailedOn: '2026-11-10' },
        ...{ destinationZip: '89049', place: { city: 'MEMPHIS', state: 'TN' }, mailClass: 'ground-advantage' },
      },
      { trackingNumber: KNOWN_ZIP, code: '10', at: '2026-11-13T11:02:00-06:00', place: { city: 'RENO', state: 'NV' } },
      { trackingNumber: NO_ZIP, code: '03', at: '2026-11-10T11:02:00-06:00', place: { city: 'RENO', state: 'NV' } },
    ])
  })
  after(() => world[Symbol.asyncDispose]())

  test('says what each office is to the ZIP Code, how far it is, and where', async () => {
    const { offices, text, links } = await open(world, '/offices?near=89049')
    assert.match(text, /^Post Offices for ZIP Code 89049/)
    assert.match(
      offices[0] ?? '',
      /^1 Testville Post Office delivers to ZIP Code 89049 ?, (?:about \d+ miles?|less than a mile) away/,
    )
    assert.match(offices[0] ?? '', /12 Test St Tonopah, NV 89049-0001/)
    assert.match(offices[1] ?? '', /^2 Sage Post Office about \d+ miles away/)
    assert.match(text, /The office for this ZIP Code.*Other counters near it/)
    const map = links.find((href) => href.startsWith('https://www.openstreetmap.org/')) ?? ''
    assert.equal(new URL(map).searchParams.get('query'), '12 Test St, Tonopah, NV 89049')
  })

  test('without live facts says where hours are, and names the day of the list', async () => {
    const { text, links } = await open(world, '/offices?near=89049')
    assert.match(text, /We have no hours and phone numbers of these offices/)
    assert.ok(links.includes('https://tools.usps.com/locations/') && links.includes('tel:+18002221811'))
    assert.doesNotMatch(text, /Open now|Closed|Counter today/)
    assert.match(text, /USPS’s list of March 2, 2026/)
    assert.match(text, /Positions: USGS/)
  })

  test('a shop that is run for USPS says that it can’t look for a parcel', async () => {
    const { offices } = await open(world, '/offices?near=Sage, NV')
    const shop = offices.find((one) => one.includes('contract unit')) ?? assert.fail()
    assert.match(shop, /can’t look for a parcel/)
    assert.equal(offices.filter((one) => one.includes('can’t look')).length, 1)
  })

  test('the map numbers offices as the list does', async () => {
    const { html } = await open(world, '/offices?near=89049')
    const map = /<svg viewBox[\s\S]*?<\/svg>/.exec(html)?.[0] ?? ''
    assert.match(map, /role="img" aria-label="Map of the offices, numbered as in the list"/)
    const asset = /href="(\/assets\/state-map-NV-[^"#]+)#map"/.exec(map)?.[1] ?? assert.fail('no map of Nevada')
    const drawn = await (await world.get(asset)).text()
    assert.match(drawn, /<g id="map">/)
    assert.match(map, /<circle/)
    assert.match(map, /<text[^>]*>1<\/text>/)
  })

  test('more offices are one link away, until there are no more', async () => {
    const { links, offices } = await open(world, '/offices?near=89049&limit=2')
    assert.equal(offices.length, 2)
    const more = links.find((href) => href.includes('limit=')) ?? assert.fail('no link')
    assert.equal(more, '/offices?near=89049&limit=10#office-3')
    const all = await open(world, more)
    assert.ok(all.offices.length > 2 && all.html.includes('id="office-3"'))
    assert.ok(
      all.links.every((href) => !href.includes('limit=')),
      'fewer came than were asked for',
    )
  })

  test('a position finds what is near, without a match that is none', async () => {
    const { text, offices } = await open(world, '/offices?near=38.07, -117.23')
    assert.match(text, /Post Offices for this position.*Nearest counters/)
    assert.match(offices[0] ?? '', /^1 Testville Post Office less than a mile away/)
  })

  test('a stuck parcel leads to the office of its ZIP Code, with what to bring and ask', async () => {
    const track = await open(world, `/track/${KNOWN_ZIP}`)
    assert.match(track.text, /Ask your Post Office/)
    const link = track.links.find((href) => href.startsWith('/offices')) ?? assert.fail('no link')
    assert.equal(link, `/offices?parcel=${KNOWN_ZIP}`)
    const { text, names, offices, links } = await open(world, link)
    assert.equal(names[0], 'Testville Post Office')
    assert.ok(offices.length <= 4)
    assert.match(text, /For parcel 9400 1118 9912 3000 0004 24/)
    assert.match(text, /A parcel that does not move.*Bring the tracking number.*Ask “Has this parcel come near\?/)
    assert.ok(links.includes(`/track/${KNOWN_ZIP}`))
  })

  test('another reason may be chosen, and what a person told is carried on', async () => {
    const damaged = await open(world, `/offices?parcel=${KNOWN_ZIP}&report=damaged`)
    assert.match(damaged.text, /Show a damaged parcel.*Bring the thing, all of its packing/)
    assert.match(damaged.html, /<input type="hidden" name="report" value="damaged"/)
    const chosen = await open(world, `/offices?parcel=${KNOWN_ZIP}&for=pickup`)
    assert.match(chosen.text, /PS Form 3849/)
    assert.match(chosen.html, /<option value="pickup" selected/)
  })

  test('another place for the same parcel keeps the parcel', async () => {
    const { text, names } = await open(world, `/offices?parcel=${NO_ZIP}&near=89020`)
    assert.equal(names[0], 'Sage Post Office')
    assert.match(text, /For parcel/)
  })

  test('the call sheet names the office, on paper too', async () => {
    const { text, links } = await open(world, `/track/${KNOWN_ZIP}/call-sheet`)
    assert.match(text, /The Post Office that delivers it Testville Post Office 12 Test St, Tonopah, NV 89049/)
    assert.ok(links.includes(`/offices?parcel=${KNOWN_ZIP}`))
    const none = await open(world, `/track/${NO_ZIP}/call-sheet`)
    assert.doesNotMatch(none.text, /The Post Office that delivers it/)
    assert.equal((await world.get(`/track/${KNOWN_ZIP}/call-sheet.pdf`)).status, 200)
  })

  test('of a pasted history only the ZIP Code and the reason go into an address', async () => {
    const history = 'November 10, 2026, 11:02 am\nUSPS in possession of item\nMEMPHIS, TN 38101'
    const body = new URLSearchParams({ history, destinationZip: '89049' })
    const { links } = readHtml(await (await world.post('/read', body.toString(), FORM)).text())
    assert.ok(links.includes('/offices?near=89049&for=stuck'), links.join(' '))
    const { names, text } = await open(world, '/offices?near=89013&for=stuck')
    assert.equal(names[0], 'Testville Post Office')
    assert.match(text, /does not move/)
  })

  test('the empty page offers every reason to go', async () => {
    const { links, html } = await open(world, '/offices')
    for (const visit of ['pickup', 'redelivery', 'missing', 'stuck', 'claim', 'address', 'hold']) {
      assert.ok(links.includes(`/offices?for=${visit}`), visit)
    }
    assert.doesNotMatch(html, /noindex/)
    assert.equal((await open(world, '/offices?near=++')).text, (await open(world, '/offices')).text)
    assert.match((await open(world, '/offices?for=hold')).text, /Hold Mail keeps all mail/)
  })

  test('bad input is named, and never an error of ours', async () => {
    for (const [query, words] of [
      [`near=${'x'.repeat(201)}`, 'at most 200 characters'],
      ['near=89049&limit=0', 'whole number from 1 to 50'],
      ['near=89049&limit=51', 'whole number from 1 to 50'],
      ['near=89049&limit=ten', 'whole number from 1 to 50'],
      ['near=89049&for=cake', 'reason to go'],
      [`parcel=${KNOWN_ZIP}&report=eaten`, ''],
    ] as const) {
      const { text, html } = await open(world, `/offices?${query}`, 422)
      assert.match(text, /could not be read/)
      assert.ok(text.includes(words), `${query}: ${text}`)
      assert.match(html, /<title>Error: /)
    }
    const attack = '"><script>alert(1)</script>'
    for (const name of ['near', 'parcel', 'for']) {
      const html = await (await world.get(`/offices?${new URLSearchParams({ [name]: attack })}`)).text()
      assert.doesNotMatch(html, /<script>alert/)
    }
    for (const near of ['%00', '\u{1F4EE}', "'; drop table offices;--", '91,181', '1e9,1e9']) {
      assert.equal((await world.get(`/offices?${new URLSearchParams({ near })}`)).status, 200, near)
    }
    assert.deepEqual(world.errors, [])
  })

  test('long names are shown whole', async () => {
    const { names } = await open(world, '/offices?near=89060')
    assert.match(names[0] ?? '', /^The Extraordinarily Long Named .* Post Office$/)
  })

  test('help and contact lead to it, and so does the map of the site', async () => {
    assert.ok((await open(world, '/contact')).links.includes('/offices'))
    assert.ok((await open(world, `/contact?number=${KNOWN_ZIP}`)).links.includes(`/offices?parcel=${KNOWN_ZIP}`))
    assert.ok((await open(world, '/help/post-office')).links.includes('/offices'))
    assert.match(await (await world.get('/sitemap.xml')).text(), /\/offices</)
  })
})

/** A question that brings each note, with what the page says and where it leads. */
const NOTES: Record<OfficeNoteKey, { path: string; says: RegExp; to?: string | RegExp; world?: 'empty' | 'silent' }> = {
  'no-list': {
    ...{ path: '/offices?near=89049', world: 'empty' },
    says: /No list of Post Offices.*npx whereabouts import-offices/,
    to: /tools\.usps\.com\/locations/,
  },
  'zip-town': { path: '/offices?near=89049', world: 'empty', says: /ZIP Code 89049 belongs to Tonopah, NV/ },
  military: { path: '/offices?near=09012', says: /military or diplomatic/, to: '/help/military-mail' },
  foreign: { path: '/offices?near=Toronto, Canada', says: /not served by USPS/, to: '/help/international' },
  'unknown-zip': { path: '/offices?near=00000', says: /no ZIP Code 00000/, to: /zip-code-lookup/ },
  'zip-not-listed': { path: '/offices?near=89003', says: /nearest counters/, to: /openstreetmap/ },
  'box-zip': { path: '/offices?near=89046', says: /for PO boxes alone/, to: /openstreetmap/ },
  'no-counter': { path: '/offices?near=89014', says: /No counter has ZIP Code 89014/, to: /openstreetmap/ },
  'carriers-from': {
    path: '/offices?near=89014',
    says: /Carriers for ZIP Code 89014 work from the Sage Carrier Annex/,
  },
  'own-post': { path: '/offices?near=96940', says: /post of its own/, to: '/help/international' },
  'unknown-town': { path: '/offices?near=Qqqqville, NV', says: /found no Qqqqville/, to: /zip-code-lookup/ },
  'only-state': { path: '/offices?near=texas', says: /In which town of Texas\?/, to: /zip-code-lookup/ },
  'several-offices': {
    path: '/offices?near=Sage, NV&for=stuck',
    says: /Sage has \d Post Offices, and only one of them delivers/,
    to: /zip-code-lookup/,
  },
  'several-towns': {
    path: '/offices?near=springfield&for=claim',
    says: /2 places named Springfield/,
    to: '/offices?near=Springfield%2C+IL&for=claim',
  },
  'not-a-place': { path: '/offices?near=!!!', says: /could not read a place/ },
  'nothing-near': { path: '/offices?near=0.00, 0.00', says: /within about 90 miles/, to: '/contact' },
  'parcel-not-a-number': { path: '/offices?parcel=hello', says: /no tracking number/, to: '/' },
  'parcel-zip-unknown': {
    path: `/offices?parcel=${NO_ZIP}`,
    says: /do not know the ZIP Code that this parcel goes to/,
    to: '/help/post-office',
  },
  'facts-not-now': {
    ...{ path: '/offices?near=89049', world: 'silent' },
    says: /does not tell hours and phone numbers/,
    to: 'tel:+18002758777',
  },
}

test('a list whose day nobody named is not given one', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  await importInto(world, OFFICES, null)
  const { text } = await open(world, '/offices?near=89049')
  assert.match(text, /a list of USPS’s that was loaded here on November 25, 2026/)
  assert.doesNotMatch(text, /list of November/)
})

test('every note of the search stands on the page, and says what to do next', async () => {
  const silent = { near: async (): Promise<DirectoryResult> => away }
  await using full = await worldWithOffices({ now: '2026-11-25T18:00:00Z' })
  await using empty = await createWorld()
  await using unanswered = await worldWithOffices({ officeDirectory: silent })
  for (const key of OFFICE_NOTES) {
    const { path, says, to, world } = NOTES[key]
    const { text, links, html } = await open(world === 'empty' ? empty : world === 'silent' ? unanswered : full, path)
    assert.match(text, says, key)
    if (to)
      assert.ok(
        links.some((href) => (typeof to === 'string' ? href === to : to.test(href))),
        `${key}: ${links}`,
      )
    assert.match(html, /<input id="near"/)
    assert.doesNotMatch(text, /undefined|NaN|null/)
  }
  assert.deepEqual([...full.errors, ...empty.errors, ...unanswered.errors], [])
})

const away: DirectoryResult = { ok: false, fault: 'outage', message: 'It does not answer.', retryAtMs: null }

describe('what USPS tells of an office', () => {
  const told = async (facts: Partial<OfficeFacts>, now = '2026-11-24T18:00:00Z') => {
    const [office] = OFFICES
    assert.ok(office)
    const { name, address, city, state, zip } = office
    const offices = [{ ...{ name, address, city, state, zip }, facts: { ...TONOPAH_FACTS, ...facts } }]
    await using world = await worldWithOffices({ now, officeDirectory: { near: async () => ({ ok: true, offices }) } })
    const { offices: shown, links, text } = await open(world, '/offices?near=89049')
    return { first: shown[0] ?? '', links, text }
  }

  test('its counter’s hours today, whether it is open, its phone and services, with their age', async () => {
    const { first, links, text } = await told({})
    assert.match(first, /Open now, until 12:00 PM Pacific time Counter today: 8:30 AM to 12:00 PM, 1:00 PM to 4:30 PM/)
    assert.match(first, /1-201-555-0123/)
    assert.ok(links.includes('tel:+12015550123'))
    assert.match(first, /lobby Monday to Saturday 6:00 AM to 9:00 PM/)
    assert.match(first, /Also: pickup of held mail, some new service/)
    assert.match(first, /USPS told hours and phone just now/)
    assert.match(text, /Of some of these offices we have no hours/)
  })

  test('it is closed at noon, in the night and on a holiday', async () => {
    assert.match((await told({}, '2026-11-24T20:30:00Z')).first, /Closed now. Opens Tuesday, November 24, at 1:00 PM/)
    assert.match((await told({}, '2026-11-25T05:00:00Z')).first, /Closed now. Opens Wednesday, November 25, at 8:30 AM/)
    const holiday = (await told({}, '2026-11-26T18:00:00Z')).first
    assert.match(holiday, /Closed now. Opens Friday, November 27.*Closed today: Thanksgiving/)
  })

  test('a special day counts more than the week and the holiday', async () => {
    const day = { day: '2026-11-26', opens: '09:00', closes: '11:00' }
    assert.match((await told({ specialDays: [day] }, '2026-11-26T17:30:00Z')).first, /Open now, until 11:00 AM/)
    const shut = { day: '2026-11-24', opens: null, closes: null }
    assert.match((await told({ specialDays: [shut] })).first, /Closed now. Opens Wednesday.*Closed today /)
  })

  test('an office that is closed for a time is not called open', async () => {
    const { first } = await told({ closed: { since: '2026-11-02' } })
    assert.match(first, /Closed for a time, as USPS says since Monday, November 2/)
    assert.doesNotMatch(first, /Open now|Counter today/)
  })

  test('without hours of the counter, nothing is said of them', async () => {
    const { first } = await told({ services: [], phone: null, specialDays: [] })
    assert.doesNotMatch(first, /Open now|Closed|Counter today|tel:/)
  })
})
