import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const OTHERS = '1ZA1B2C30312345673'
const NOT_OURS = '9400111899123000000424'
const HISTORY = `Your item departed our USPS facility in MEMPHIS TN DISTRIBUTION CENTER.
November 14, 2026, 3:14 am
Departed USPS Regional Facility
MEMPHIS TN DISTRIBUTION CENTER

November 13, 2026, 11:02 am
USPS in possession of item
MEMPHIS, TN 38101
`

let world: World
before(async () => {
  world = await createWorld({ now: '2026-11-20T20:00:00Z' })
  const place = { city: 'MEMPHIS', state: 'TN', zip: '38101' }
  await world.feed([
    { trackingNumber: NUMBER, code: '03', at: '2026-11-13T11:02:00-06:00', place, expectedDay: '2026-11-17' },
    { trackingNumber: NUMBER, code: '10', at: '2026-11-14T03:14:00-06:00', place },
  ])
})
after(async () => {
  assert.deepEqual(world.errors, [])
  await world[Symbol.asyncDispose]()
})

const post = (path: string, fields: Record<string, string> | [string, string][]) =>
  world.post(path, new URLSearchParams(fields).toString(), { 'content-type': 'application/x-www-form-urlencoded' })
const reminder = (query: Record<string, string>, number = NUMBER) =>
  world.get(`/track/${encodeURIComponent(number)}/reminder.ics?${new URLSearchParams(query)}`)
/** The words of a PDF that uses standard fonts: each stream inflated, its strings put together. */
function wordsOf(pdf: Buffer): string {
  let words = ''
  for (const match of pdf.toString('latin1').matchAll(/FlateDecode.*?stream\n/gs)) {
    const start = match.index + match[0].length
    const content = inflateSync(pdf.subarray(start), { finishFlush: 2 }).toString('latin1')
    for (const line of content.matchAll(/\[(.*?)\] TJ/g)) {
      for (const part of (line[1] ?? '').matchAll(/<([0-9a-f]+)>/g))
        words += Buffer.from(part[1] ?? '', 'hex').toString('latin1')
      words += ' '
    }
  }
  return words
}

test('the contact page leads with a number to dial, its hours and whether it is open', async () => {
  const html = await (await world.get('/contact?zone=America/Los_Angeles')).text()
  assert.match(html, /<a class="dial big" href="tel:\+18002221811">1-800-222-1811<\/a>/)
  assert.match(html, /Open now, until 5:30 PM Pacific time/)
  assert.match(html, /Monday to Friday 8:00 AM to 8:30 PM, Saturday 8:00 AM to 6:00 PM, Eastern time/)
  assert.match(html, /Monday to Friday 5:00 AM to 5:30 PM, Saturday 5:00 AM to 3:00 PM, Pacific time/)
  assert.match(html, /our advice, not a promise of USPS/)
})

test('hours that fall on another day elsewhere are said with that day', async () => {
  const html = await (await world.get('/contact?zone=Pacific/Guam')).text()
  assert.match(
    html,
    /Monday to Friday 11:00 PM to 11:30 AM the day after, Saturday 11:00 PM to 9:00 AM the day after, Guam time/,
  )
  assert.match(
    await (await world.get('/contact?zone=Pacific/Kiritimati')).text(),
    /Tuesday to Saturday 3:00 AM to 3:30 PM/,
  )
})

test('a zone that nobody knows is said so, and the page still helps', async () => {
  const response = await world.get('/contact?zone=%3Cb%3EMars')
  assert.equal(response.status, 422)
  const html = await response.text()
  assert.match(html, /do not know that time zone/)
  assert.match(html, /tel:\+18002221811/)
  assert.doesNotMatch(html, /<b>Mars/)
})

test('with a number, the ways that fit its diagnosis come first, and why', async () => {
  const html = await (await world.get(`/contact?number=${NUMBER}`)).text()
  const [first] = html.split('Look first')
  assert.match(first ?? '', /For this parcel: It has gone quiet.*Send USPS a help request.*Call 1-800-222-1811/s)
  assert.match(first ?? '', new RegExp(`/track/${NUMBER}/call-sheet`))
  assert.match(html, /Central time/)
  assert.match(await (await world.get(`/contact?number=${NOT_OURS}`)).text(), /We cannot say which way fits/)
  assert.equal((await world.get(`/contact?number=${'x'.repeat(5_000)}`)).status, 200)
})

test('a call sheet by number holds facts, problem and questions', async () => {
  const html = await (await world.get(`/track/${NUMBER}/call-sheet`)).text()
  assert.match(html, /9234 6912 3456 7800 0001 71/)
  assert.match(
    html,
    /Nobody has scanned the parcel for 5 postal days: it was last scanned on Saturday, November 14 at 3:14 AM in Memphis, Tennessee, and was expected by Tuesday, November 17\./,
  )
  assert.match(html, /Please open a service request/)
})

test('what a person tells goes from page to page', async () => {
  const html = await (
    await world.get(`/track/${NUMBER}/call-sheet?report=damaged&role=recipient&zone=Asia/Kathmandu`)
  ).text()
  assert.match(html, /The parcel came damaged\./)
  assert.match(html, /Kathmandu time/)
  assert.match(
    html,
    new RegExp(`/track/${NUMBER}/message\\?role=recipient&amp;report=damaged&amp;zone=Asia%2FKathmandu`),
  )
})

test('a parcel’s page leads to call sheet and message with what the person told', async () => {
  const html = await (await world.get(`/track/${NUMBER}?report=damaged`)).text()
  assert.match(html, new RegExp(`href="/track/${NUMBER}/call-sheet\\?report=damaged">Prepare a call<`))
  assert.match(html, new RegExp(`href="/track/${NUMBER}/message\\?report=damaged">Write the message for me<`))
})

test('a valid number without scans gets a sheet with room to write', async () => {
  const response = await world.get(`/track/${NOT_OURS}/call-sheet`)
  assert.equal(response.status, 200)
  assert.match(await response.text(), /The tracking page does not tell me what is happening/)
  assert.equal((await world.get(`/track/${NOT_OURS}/message`)).status, 200)
  assert.equal((await world.get(`/track/${NOT_OURS}/call-sheet.pdf`)).status, 200)
})

for (const page of ['call-sheet', 'call-sheet.pdf', 'message', 'reminder.ics?day=2026-11-27']) {
  test(`${page} for what is no USPS number says so`, async () => {
    for (const [number, status] of [
      ['hello', 422],
      ['9234691234567800000172', 422],
      [OTHERS, 404],
      ['%3Cscript%3Ealert(1)%3C%2Fscript%3E', 422],
      ['x'.repeat(4_000), 422],
      ['%0D%0ASet-Cookie:%20a=b', 422],
    ] as const) {
      const response = await world.get(`/track/${number}/${page}`)
      assert.equal(response.status, status, number.slice(0, 40))
      assert.match(response.headers.get('content-type') ?? '', /^text\/html/)
      assert.doesNotMatch(await response.text(), /<script>alert/)
      assert.equal(response.headers.get('set-cookie'), null)
    }
  })
}

test('the PDF holds the same facts, with the moment of the clock', async () => {
  const response = await world.get(`/track/${NUMBER}/call-sheet.pdf`)
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  assert.equal(response.headers.get('content-disposition'), `inline; filename="call-sheet-${NUMBER}.pdf"`)
  const pdf = Buffer.from(await response.arrayBuffer())
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  const words = wordsOf(pdf)
  for (const expected of [
    '9234 6912 3456 7800 0001 71',
    '1-800-222-1811',
    'Saturday, November 14, 3:14 AM, Memphis, Tennessee',
    'Reference number',
  ]) {
    assert.ok(words.includes(expected), `${expected} in ${words}`)
  }
  assert.equal(pdf.toString('latin1').includes('(D:20261120200000Z)'), true)
  const again = Buffer.from(await (await world.get(`/track/${NUMBER}/call-sheet.pdf`)).arrayBuffer())
  assert.ok(pdf.equals(again))
})

test('the PDF of a place in other letters, and of very long words, can be read', async () => {
  const number = '9400100000000000000000'
  const at = '2026-11-19T10:00:00-06:00'
  const scans = [
    {
      trackingNumber: number,
      wording: `送达 ${'very long '.repeat(40)}`,
      at,
      place: { city: 'Łódź 東京 <b>', country: 'PL' },
    },
  ]
  assert.equal((await (await world.feed(scans)).json()).accepted, 1)
  const response = await world.get(`/track/${number}/call-sheet.pdf`)
  assert.equal(response.status, 200)
  assert.match(wordsOf(Buffer.from(await response.arrayBuffer())), /\?ódz \?\? <b>/)
})

test('a reminder is one whole day that rings in its morning', async () => {
  const response = await reminder({ day: '2026-11-27', text: 'Call again; ask for ref. 12, please' })
  assert.equal(response.headers.get('content-type'), 'text/calendar; charset=utf-8')
  assert.equal(response.headers.get('content-disposition'), 'attachment; filename="reminder-2026-11-27.ics"')
  const lines = (await response.text()).split('\r\n')
  assert.ok(lines.includes('DTSTART;VALUE=DATE:20261127'))
  assert.ok(lines.includes('TRIGGER;RELATED=START:PT9H'))
  assert.ok(lines.includes('DTSTAMP:20261120T200000Z'))
  const summary = (
    await (await reminder({ day: '2026-11-27', text: 'Call again; ask for ref. 12, please' })).text()
  ).replaceAll('\r\n ', '')
  assert.match(summary, /SUMMARY:Parcel 9234 6912 3456 7800 0001 71: Call again\\; ask for ref\. 12\\, please\r\n/)
})

test('a reminder’s text can’t break out of its field', async () => {
  for (const text of [
    'a\r\nEND:VEVENT\r\nBEGIN:VEVENT',
    'a\nATTENDEE:mailto:a@example.org',
    'a\u2028b\u0085\u0000c',
    '\\nX:1',
    '\ud800<img src=x>',
  ]) {
    const file = await (await reminder({ day: '2026-11-27', text })).text()
    const names = file
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .map((line) => line.split(/[:;]/)[0])
    assert.equal(names.filter((name) => name === 'BEGIN').length, 3)
    assert.ok(!names.includes('ATTENDEE') && !names.includes('X'))
    assert.doesNotMatch(file.replaceAll('\r\n', ''), /[\p{Cc}\u2028]/u)
  }
})

for (const [field, query] of [
  ['day', {}],
  ['day', { day: 'tomorrow' }],
  ['day', { day: '2026-02-30' }],
  ['day', { day: '2026-11-18' }],
  ['day', { day: '2029-01-01' }],
  ['day', { day: '2026-11-27"\r\nX: y' }],
  ['text', { day: '2026-11-27', text: 'x'.repeat(201) }],
] as const) {
  test(`a reminder with ${JSON.stringify(query).slice(0, 50)} is refused, naming ${field}`, async () => {
    const response = await reminder(query)
    assert.equal(response.status, 422)
    assert.match(await response.text(), new RegExp(`<p>${field} (?:is|has)`))
  })
}

test('a pasted history gives call sheet, PDF and message, and goes on with every form', async () => {
  const fields = { history: HISTORY, trackingNumber: NOT_OURS, mailClass: 'priority-mail', role: 'recipient' }
  const sheet = await (await post('/read/call-sheet', fields)).text()
  assert.match(sheet, /9400 1118 9912 3000 0004 24/)
  assert.match(sheet, /it was last scanned on Saturday, November 14 at 3:14 AM in Memphis, Tennessee/)
  assert.match(sheet, /<form class="onward" method="post" action="\/read\/message">/)
  assert.match(sheet, /name="history" value="Your item departed/)
  const pdf = Buffer.from(await (await post('/read/call-sheet.pdf', fields)).arrayBuffer())
  assert.match(wordsOf(pdf), /9400 1118 9912 3000 0004 24/)
  const message = await (
    await post('/read/message', [...Object.entries(fields), ['to', 'sender'], ['done', 'looked'], ['done', 'called']])
  ).text()
  assert.match(message, /the parcel that you sent to me/)
  assert.match(message, /So far I have looked around and asked the neighbors and called USPS by phone\./)
  assert.equal((await (await world.get(`/v1/parcels/${NOT_OURS}`)).json()).outcome, 'not-ours')
})

test('a pasted history without a number still makes a sheet', async () => {
  const html = await (await post('/read/call-sheet', { history: HISTORY })).text()
  assert.match(html, /no tracking number in the text/)
  assert.doesNotMatch(html, /WITHOUTNUMBER|call-notes/)
  assert.doesNotMatch(
    await (await post('/read/message', { history: HISTORY })).text(),
    /WITHOUTNUMBER|Tracking number: \n/,
  )
})

for (const [fields, status, words] of [
  [{}, 422, /no history in this text/],
  [{ history: 'hello' }, 422, /no history in this text/],
  [{ history: HISTORY, mailedOn: 'last week' }, 422, /The day of mailing is a day/],
  [{ history: HISTORY, helpRequestedOn: '2026-13-01' }, 422, /The day of your help request is a day/],
  [{ history: HISTORY, zone: 'Mars' }, 422, /timeZone is the name/],
  [{ history: 'x'.repeat(1_000_001) }, 413, /at most 1000000 characters/],
  [{ history: 'x'.repeat(4_200_000) }, 413, /too much text at once/],
] as const) {
  test(`a form with ${JSON.stringify(fields).slice(-40)} is answered with a page`, async () => {
    const response = await post('/read/call-sheet', fields as Record<string, string>)
    assert.equal(response.status, status)
    assert.match(await response.text(), words)
  })
}

test('markup in a history stays text', async () => {
  const history = HISTORY.replace(
    'Departed USPS Regional Facility',
    'Departed USPS Regional Facility <img src=x onerror=alert(1)>',
  )
  for (const path of ['/read/call-sheet', '/read/message']) {
    assert.doesNotMatch(
      await (await post(path, { history: `${history}"><script>alert(1)</script>` })).text(),
      /<img src=x|<script>alert/,
    )
  }
})

test('a message by number takes role, receiver and what was done', async () => {
  const of = async (query: string) => (await world.get(`/track/${NUMBER}/message${query}`)).text()
  const plain = await of('')
  assert.match(plain, /<textarea id="message"[^>]*>Hello,/)
  assert.match(plain, /So far I have followed its tracking\./)
  assert.match(plain, /href="https:\/\/emailus\.usps\.com\/s\/"/)
  const toSender = await of('?to=sender&done=called&helpRequestedOn=2026-11-18')
  assert.match(toSender, /href="mailto:\?subject=Parcel%209234%206912[^"]*&amp;body=Hello%2C%0D%0A/)
  assert.match(toSender, /called USPS by phone and sent a help request on Wednesday, November 18\./)
  const asSender = await of('?role=sender&to=sender&done=asked-sender')
  assert.match(asSender, /a parcel that I sent/)
  assert.doesNotMatch(asSender, /mailto:|asked the sender/)
  assert.equal((await world.get(`/track/${NUMBER}/message?helpRequestedOn=soon`)).status, 422)
  assert.equal((await world.get(`/track/${NUMBER}/message?role=%3Cb%3E`)).status, 422)
  assert.match(await of('?to=nobody&role=&done=nothing&report='), /a parcel that is addressed to me/)
})
