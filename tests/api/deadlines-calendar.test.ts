import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9400111899123000000424'
const OTHER = '9405511899223197428490'

const scan = (code: string, at: string, more: object = {}) => ({
  trackingNumber: NUMBER,
  code,
  at,
  place: { city: 'MEMPHIS', state: 'TN', zip: '38101' },
  mailClass: 'priority-mail',
  mailedOn: '2026-11-20',
  ...more,
})

type Event = Record<string, string> & { alarm?: Record<string, string> }

/** Reads a calendar file back: RFC 5545, with lines unfolded and texts unescaped. */
function parse(text: string): Event[] {
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `a line of ${line.length}: ${line}`)
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/, 'every line ends with CRLF')
  const events: Event[] = []
  let into: Record<string, string> | null = null
  for (const line of text.replaceAll(/\r\n[ \t]/g, '').split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):(.*)$/s.exec(line) ?? []
    if (line === 'BEGIN:VEVENT') into = events[events.push({}) - 1] ?? null
    else if (line === 'BEGIN:VALARM') {
      const event = events.at(-1)
      assert.ok(event)
      into = event.alarm = {}
    } else if (line === 'END:VALARM') into = events.at(-1) ?? null
    else if (line === 'END:VEVENT') into = null
    else if (into && name) into[name] = value.replaceAll('\\n', '\n').replaceAll(/\\([,;\\])/g, '$1')
  }
  return events
}

async function eventsOf(world: World, path: string): Promise<Event[]> {
  const response = await world.get(path)
  assert.equal(response.status, 200, path)
  assert.match(response.headers.get('content-type') ?? '', /^text\/calendar; charset=utf-8/)
  return parse(await response.text())
}

test('each date to keep is one event of a whole day, with its rule, the way back and an alarm', async () => {
  await using world = await createWorld({
    now: '2026-11-25T12:34:56Z',
    config: { publicUrl: 'https://parcels.example.org' },
  })
  await world.feed([scan('03', '2026-11-20T11:02:00-06:00')])
  const events = await eventsOf(world, `/track/${NUMBER}/deadlines.ics`)
  const days = events.map((event) => [event['DTSTART;VALUE=DATE'], event.UID])
  assert.deepEqual(days, [
    ['20261127', `${NUMBER}-1-missing-mail-search-opens@whereabouts`],
    ['20261205', `${NUMBER}-1-claim-opens@whereabouts`],
    ['20270119', `${NUMBER}-1-claim-closes@whereabouts`],
    ['20270320', `${NUMBER}-1-record-kept-closes@whereabouts`],
    ['20271120', `${NUMBER}-1-missing-mail-search-closes@whereabouts`],
  ])
  const closes = events[2]
  assert.equal(closes?.SUMMARY, 'Claim closes: parcel 9400 1118 9912 3000 0004 24')
  assert.match(closes?.DESCRIPTION ?? '', /Rule claim\.priority-mail, as of .*\n/)
  assert.match(closes?.DESCRIPTION ?? '', /https:\/\/parcels\.example\.org\/rules#claim\.priority-mail/)
  assert.equal(closes?.['URL;VALUE=URI'], `https://parcels.example.org/track/${NUMBER}`)
  assert.equal(closes?.DTSTAMP, '20261125T123456Z')
  assert.equal(closes?.TRANSP, 'TRANSPARENT')
  assert.equal(closes?.alarm?.ACTION, 'DISPLAY')
  assert.equal(closes?.alarm?.['TRIGGER;RELATED=START'], '-PT15H')
  for (const { UID = '', alarm } of events) assert.equal(alarm !== undefined, UID.includes('-closes'), UID)
})

test('the same date keeps its UID when it moves or is asked for again', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  await world.feed([scan('03', '2026-11-20T11:02:00-06:00'), scan('53', '2026-11-24T13:14:00-06:00')])
  const pickup = async () => {
    const events = await eventsOf(world, `/track/${NUMBER}/deadlines.ics`)
    return events.filter(({ UID }) => UID?.includes('pickup')).map((one) => [one.UID, one['DTSTART;VALUE=DATE']])
  }
  const [before] = await pickup()
  assert.equal(before?.[1], '20261204')
  world.setNow('2026-11-25T19:00:00Z')
  await world.feed([scan('14', '2026-11-25T12:30:00-06:00', { returnBy: '2026-12-09' })])
  const [after] = await pickup()
  assert.equal(after?.[0], before?.[0])
  assert.equal(after?.[1], '20261209')
})

test('what a person tells counts, and a parcel without dates gives an empty calendar', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  await world.feed([scan('03', '2026-11-20T11:02:00-06:00'), scan('01', '2026-11-23T13:14:00-06:00')])
  const uids = async (query: string) =>
    (await eventsOf(world, `/track/${NUMBER}/deadlines.ics${query}`)).map(({ UID = '' }) => UID)
  assert.ok(!(await uids('')).some((uid) => uid.includes('-claim-')))
  assert.deepEqual(
    (await uids('?report=damaged')).filter((uid) => uid.includes('-claim-')),
    [`${NUMBER}-1-claim-closes@whereabouts`],
  )
  world.setNow('2028-11-25T18:00:00Z')
  assert.deepEqual(await uids(''), [])
})

test('many parcels go into one calendar, each once', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  await world.feed([
    scan('03', '2026-11-20T11:02:00-06:00'),
    scan('03', '2026-11-21T11:02:00-06:00', { trackingNumber: OTHER, mailedOn: '2026-11-21' }),
  ])
  const events = await eventsOf(world, `/track/deadlines.ics?numbers=${NUMBER},${OTHER},${NUMBER}`)
  const uids = events.map(({ UID }) => UID)
  assert.equal(new Set(uids).size, uids.length)
  assert.equal(uids.filter((uid) => uid?.includes('claim-closes')).length, 2)
})

test('nothing that is asked or fed breaks out of the file or makes an error of ours', async () => {
  await using world = await createWorld({ now: '2026-11-25T18:00:00Z' })
  const fed = await world.feed([
    scan('03', '2026-11-20T11:02:00-06:00', { place: { city: 'Zürich–Ödön', state: 'TN' } }),
    scan('53', '2026-11-23T13:14:00-06:00', { place: { city: 'MEMPHIS\r\nATTENDEE:mailto:x@example.org' } }),
    scan('53', '2026-11-24T13:14:00-06:00', { wording: 'Notice Left\r\nBEGIN:VEVENT' }),
  ])
  assert.equal(fed.status, 200)
  const text = await (await world.get(`/track/${NUMBER}/deadlines.ics`)).text()
  assert.ok(parse(text).length > 0)
  assert.doesNotMatch(text, /ATTENDEE|Notice/)
  for (const [path, status] of [
    ['/track/deadlines.ics', 422],
    ['/track/deadlines.ics?numbers=', 422],
    ['/track/deadlines.ics?numbers=<script>alert(1)</script>', 422],
    [`/track/deadlines.ics?numbers=${Array.from({ length: 101 }, (_, i) => `TBA${String(i).padStart(12, '0')}`)}`, 422],
    ['/track/nonsense/deadlines.ics', 404],
    ['/track/%0D%0ASet-Cookie:a=b/deadlines.ics', 404],
    [`/track/${'9'.repeat(5000)}/deadlines.ics`, 404],
    ['/track/1ZA1B2C30312345673/deadlines.ics', 404],
    [`/track/${NUMBER}/deadlines.ics?mailedOn=2026-02-30`, 422],
    [`/track/${NUMBER}/deadlines.ics?insured=1e99`, 422],
  ] as const) {
    const response = await world.get(path)
    assert.equal(response.status, status, path.slice(0, 80))
    assert.equal(response.headers.get('set-cookie'), null)
    assert.doesNotMatch(await response.text(), /<script>alert/)
  }
  assert.deepEqual(world.errors, [])
})
