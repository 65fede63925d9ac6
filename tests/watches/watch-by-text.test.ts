import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { placesOf, toGsm7 } from '#domain/text/gsm7.ts'
import { readConfig } from '#main/config.ts'
import { createTwilioMessenger } from '#messengers/sms/twilio-messenger.ts'
import { retryNotice } from '#services/outgoing-notices/change-notice.ts'
import { listNotices, type OutboxNotice } from '#services/outgoing-notices/list-notices.ts'
import { tendNotices } from '#services/outgoing-notices/tend-notices.ts'
import { deletePersonalData } from '#services/personal-data/delete-personal-data.ts'
import { exportPersonalData } from '#services/personal-data/export-personal-data.ts'
import { tendWatches } from '#services/watches/tend-watches.ts'
import { NUMBER, scan } from '../inquiry-world.ts'
import { SYSTEM } from '../webhooks/hook-world.ts'
import { createWorld, type World } from '../world.ts'
import { signText, startTextProvider } from './text-provider.ts'

const PUBLIC = 'https://parcels.example.org'
const OTHER = '9234691234567800000188'
const DAY_MS = 86_400_000

let provider: Awaited<ReturnType<typeof startTextProvider>>
let world: World
let nowMs = Date.parse('2026-11-20T16:00:00Z')
before(async () => {
  provider = await startTextProvider()
  provider.clock = () => nowMs
  world = await createWorld({
    now: new Date(nowMs).toISOString(),
    config: { sms: provider.config, publicUrl: PUBLIC },
  })
  await world.feed([scan('2026-11-19T03:14:00-06:00'), scan('2026-11-19T03:14:00-06:00', { trackingNumber: OTHER })])
})
after(async () => {
  await world?.[Symbol.asyncDispose]()
  await provider?.[Symbol.asyncDispose]()
})

function goOn(ms: number): void {
  nowMs += ms
  world.setNow(new Date(nowMs).toISOString())
}

let phones = 0
/** Each in a block of its own. */
function newPhone(): string {
  return `+1415${String(220 + phones++)}0132`
}

const ask = (phone: string, more: object = {}) =>
  world.post('/v1/watches', { channel: 'sms', trackingNumber: NUMBER, phone, events: ['seen', 'delivered'], ...more })

/** What a phone texts, as the provider tells of it. Gives what it is answered. */
async function text(phone: string, body: string, more: Record<string, string> = {}): Promise<string> {
  const fields = { MessageSid: 'SM1', From: phone, To: '+15005550006', Body: body, ...more }
  const path = '/v1/sms/incoming'
  const response = await world.app.request(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signText(PUBLIC + path, fields),
    },
    body: new URLSearchParams(fields).toString(),
  })
  assert.equal(response.status, 200)
  return /<Message>(.*)<\/Message>/s.exec(await response.text())?.[1] ?? ''
}

async function noticeWhen(is: (notice: OutboxNotice) => boolean): Promise<OutboxNotice> {
  const deadline = AbortSignal.timeout(20_000)
  while (true) {
    const one = (await listNotices(world.app.ctx, { limit: 100 })).notices.find(is)
    if (one) return one
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

const lastOf = (phone: string) => provider.taken.filter(({ to }) => to === phone).at(-1)?.body ?? ''

let delivered = 0
/** A parcel moves: another scan, later than all before. */
const move = () =>
  world.feed([scan(new Date(nowMs - 60_000 + delivered++).toISOString(), { place: { city: 'DALLAS', state: 'TX' } })])

/** Somebody who said yes; has nothing to hear yet. */
async function confirmed(phone: string, more: object = {}): Promise<void> {
  const before = provider.taken.length
  assert.equal((await ask(phone, more)).status, 202)
  await provider.nth(before + 1)
  assert.match(await text(phone, 'Yes!'), /you get news of your parcels by text/)
}

test('from the question to STOP: YES by the owner, each change once, in letters that every phone takes', async () => {
  const phone = newPhone()
  assert.equal((await ask('(415) 220-0132')).status, 202)
  const question = await provider.nth(1)
  assert.deepEqual([question.to, question.from], [phone, '+15005550006'])
  assert.match(question.body, /^Whereabouts \(not USPS\): do you want texts with news of parcel \.\.\.0001 71\?/)
  assert.match(question.body, /Reply YES or open https:\/\/parcels\.example\.org\/watching\?key=[\w-]+ /)
  // Whoever asks again, in whatever spelling and about whatever parcel: no second text.
  assert.equal((await ask(phone, { trackingNumber: OTHER })).status, 202)
  assert.match(await text(phone, 'yes'), /Reply STOP to end/)
  assert.equal(await text(phone, 'yes'), '')
  await move()
  const news = await provider.nth(2)
  assert.match(
    news.body,
    /Seen in Dallas, TX\. Parcel \.\.\.0001 71: Last seen in Dallas, TX, today at .* Reply STOP to end\.$/,
  )
  assert.ok(news.body.includes(`${PUBLIC}/track/${NUMBER} `))
  for (const { body } of provider.taken) assert.ok(placesOf(body) <= 306 && toGsm7(body) === body, body)
  await world.feed([scan('2026-11-18T08:00:00-06:00', { place: { city: 'RENO', state: 'NV' } })])

  const { ctx } = world.app
  provider.next.push({ status: 500 })
  goOn(DAY_MS / 24)
  await move()
  const waits = await noticeWhen(({ why }) => why === 'away')
  assert.match(await text(phone, 'STOP'), /no more texts come to this number/)
  await assert.rejects(retryNotice(ctx, { noticeId: waits.id }), /its receiver refuses all/)
  assert.equal(await text(phone, 'STOP'), '')
  goOn(40 * DAY_MS)
  assert.equal((await ask(phone)).status, 202)
  assert.match(await text(phone, 'start'), /allowed again/)
  assert.equal((await ask(phone)).status, 202)
  assert.match((await provider.nth(3)).body, /do you want texts/)
  assert.equal(provider.taken.length, 3)
})

test('the page asks for a number without a script, and the link of the text opens the own page', async () => {
  const form = (path: string, fields: Record<string, string>) =>
    world.app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
  const page = await (await world.get(`/watch?number=${NUMBER}`)).text()
  assert.match(page, /Your mobile phone number/)
  assert.doesNotMatch(page, /Your email address/)
  const fields = {
    channel: 'sms',
    trackingNumber: NUMBER,
    phone: '"><b>1',
    events: 'delivered',
    zone: 'America/Chicago',
  }
  const wrong = await form('/watch', fields)
  const shown = await wrong.text()
  assert.deepEqual([wrong.status, shown.includes('<b>1')], [422, false])
  assert.match(shown, /href="#phone"/)
  const phone = newPhone()
  const before = provider.taken.length
  const asked = await form('/watch', { ...fields, phone: phone.slice(2) })
  assert.equal(asked.status, 303)
  const next = await (await world.get(asked.headers.get('location') ?? '')).text()
  assert.match(next, /Answer it with YES/)
  assert.doesNotMatch(next, /spam/)
  const [, key = ''] = /key=([\w-]+)/.exec((await provider.nth(before + 1)).body) ?? []
  assert.equal((await form('/watching/confirm', { key })).status, 303)
  const own = await (await world.get(`/watching?key=${key}`)).text()
  assert.match(own, /Never text this number again/)
  assert.equal((await form('/watching/refuse', { key })).status, 303)
  assert.equal((await ask(phone)).status, 202)
  assert.equal(await text(phone, 'YES'), '')
  // Not even with the key, which may have been passed on.
  const added = await world.post('/v1/watches', { trackingNumber: NUMBER }, { authorization: `Bearer ${key}` })
  assert.equal(added.status, 403)
  assert.equal((await form('/watching/add', { key, trackingNumber: NUMBER, events: 'seen' })).status, 403)
})

test('news that nobody could send for long is dropped, not told late', async () => {
  const phone = newPhone()
  await confirmed(phone)
  const { ctx } = world.app
  const { rows } = await ctx.database.query<{ id: number }>(
    `insert into outgoing_notices (watcher_id, channel, kind, content, state, next_try_at_ms, created_at_ms)
      select id, 'sms', 'news', '{"text":"late"}', 'waiting', $2, $2 from watchers where address = $1 returning id`,
    [phone, nowMs - DAY_MS],
  )
  await tendNotices(ctx)
  const late = await noticeWhen(({ id, state }) => id === rows[0]?.id && state !== 'waiting')
  assert.deepEqual([late.state, late.why, lastOf(phone) === 'late'], ['failed', 'gave-up', false])
  await text(phone, 'STOP')
})

test('what is texted by nobody, or by others than the provider, does nothing; answers are few', async () => {
  const phone = newPhone()
  const fields = { From: phone, Body: 'STOP' }
  for (const signature of ['', 'x', signText('https://elsewhere.example/v1/sms/incoming', fields)]) {
    const response = await world.app.request('/v1/sms/incoming', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
      body: new URLSearchParams(fields).toString(),
    })
    assert.equal(response.status, 401)
  }
  assert.equal(await text(phone, 'where is my parcel <b>?'), '')
  assert.equal(await text('USPS', 'STOP'), '')
  assert.match(await text(phone, 'HELP'), /only for whoever said yes.*https:\/\/parcels\.example\.org\/watch/)
  // The provider answered STOP itself, in whatever word it knows for that; a stranger who texts it is never asked.
  assert.equal(await text(phone, 'Arret', { OptOutType: 'STOP' }), '')
  const before = provider.asked
  assert.equal((await ask(phone)).status, 202)
  for (let n = 0; n < 6; n++) await text(phone, 'HELP')
  assert.equal(await text(phone, 'HELP'), '')
  await tendNotices(world.app.ctx)
  assert.equal(provider.asked, before)
})

test('wrong numbers and dear ones are refused by their field; neighbours in one block are asked a few times', async () => {
  for (const [phone, code] of [
    ['', 'missing'],
    ['911', 'not-a-phone'],
    ['+49 170 1234567', 'not-served'],
    ['876 555 0132', 'not-served'],
  ]) {
    const response = await ask(phone ?? '')
    assert.equal(response.status, 422)
    assert.partialDeepStrictEqual((await response.json()).errors, [{ field: 'phone', code }])
  }
  const block = newPhone().slice(0, -4)
  const before = (await listNotices(world.app.ctx, { limit: 100 })).notices.length
  for (let n = 0; n < 12; n++) assert.equal((await ask(`${block}${1000 + n}`)).status, 202)
  assert.equal((await listNotices(world.app.ctx, { limit: 100 })).notices.length, before + 10)
  const waiting = async () => (await listNotices(world.app.ctx, { states: ['waiting'], limit: 1 })).notices.length > 0
  while (await waiting()) await new Promise((resolve) => setTimeout(resolve, 25))
  goOn(2 * DAY_MS)
})

test('a provider that is busy, broken or slow gets it later; nobody gets a text twice', async () => {
  const phone = newPhone()
  await confirmed(phone)
  const tries = provider.asked
  const taken = provider.taken.length
  provider.next.push({ status: 429, headers: { 'retry-after': '600' } }, { status: 503 }, 'reset', 'cut')
  await move()
  const waits = await noticeWhen(({ state, lastError }) => state === 'waiting' && lastError === 'it answered 429')
  assert.equal(waits.nextTryAtMs, nowMs + 600_000)
  for (const made of [2, 3, 4]) {
    goOn(DAY_MS / 24)
    await tendNotices(world.app.ctx)
    const tried = await noticeWhen((one) => one.id === waits.id && one.tries === made && one.tryStartedAtMs === null)
    assert.deepEqual([tried.state, tried.why], ['waiting', 'away'])
  }
  assert.match(lastOf(phone), /Seen in Dallas/)
  // It was taken, though nobody heard so: that is found out, also where an agent wants it sent, and it is not sent again.
  await retryNotice(world.app.ctx, { noticeId: waits.id })
  await noticeWhen(({ id, state }) => id === waits.id && state === 'sent')
  assert.deepEqual([provider.asked, provider.taken.length], [tries + 4, taken + 1])

  await text(phone, 'STOP')

  const silent = createTwilioMessenger(provider.config, 50)
  provider.next.push('silent', { status: 401 })
  assert.partialDeepStrictEqual(await silent.send({ to: phone, text: 'x' }), { ok: false, why: 'away' })
  assert.partialDeepStrictEqual(await silent.send({ to: phone, text: 'x' }), { ok: false, why: 'wait' })
})

test('what the operator can mend is no fault of the number, and an answer that is no provider’s is no success', async () => {
  const messenger = createTwilioMessenger(provider.config)
  for (const [status, code, why] of [
    [404, 20404, 'wait'],
    [400, 21606, 'wait'],
    [400, 21408, 'wait'],
    [400, 21612, 'refused'],
    [400, 21614, 'gone'],
    [200, undefined, 'refused'],
  ] as const) {
    provider.next.push({ status, body: { code, message: 'x'.repeat(9_000) } })
    const sent = await messenger.send({ to: newPhone(), text: 'x' })
    assert.partialDeepStrictEqual(sent, { ok: false, why }, String(code))
    assert.ok(!sent.ok && sent.says.length <= 300)
  }
})

test('a number that the provider refuses for good is told nothing more; other refusals stay with the operator', async () => {
  const [gone, refused] = [newPhone(), newPhone()]
  await confirmed(gone)
  provider.next.push({ status: 400, body: { code: 21610, message: 'Attempt to send to unsubscribed recipient' } })
  await move()
  const failed = await noticeWhen(({ why }) => why === 'gone')
  assert.equal(failed.lastError, 'it answered 400 21610 Attempt to send to unsubscribed recipient')
  const deadline = AbortSignal.timeout(20_000)
  const { ctx } = world.app
  while (
    (await ctx.database.query('select from watchers where address = $1 and refused_at_ms is not null', [gone]))
      .rowCount !== 1
  ) {
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  provider.next.push({ status: 400, body: { code: 21617, message: 'too long' } })
  assert.equal((await ask(refused)).status, 202)
  await noticeWhen(({ why, address }) => why === 'refused' && address === refused)
})

test('quiet hours hold, chosen or not; what waits in them comes as one text', async () => {
  const phone = newPhone()
  const quietHours = { from: '21:00', until: '08:00' }
  await confirmed(phone, { quietHours, zone: 'America/Chicago', events: ['seen'] })
  const { rows } = await world.app.ctx.database.query(
    `select quiet_from, quiet_until from watchers where channel = 'sms' and confirmed_at_ms is null and refused_at_ms is null`,
  )
  assert.deepEqual(rows[0], { quiet_from: 1260, quiet_until: 480 })
  const [day = ''] = new Date(nowMs + DAY_MS).toISOString().split('T')
  goOn(Date.parse(`${day}T04:30:00Z`) - nowMs)
  await move()
  goOn(60_000)
  await move()
  await tendWatches(world.app.ctx)
  assert.match(lastOf(phone), /do you want texts/)
  goOn(Date.parse(`${day}T14:01:00Z`) - nowMs)
  const before = provider.taken.length
  await tendWatches(world.app.ctx)
  await provider.nth(before + 1)
  assert.match(lastOf(phone), /Seen in Dallas/)
  await text(phone, 'STOP')
})

test('as many as are allowed leave in a day: questions stop first, news waits for the next', async () => {
  const phone = newPhone()
  await confirmed(phone)
  goOn(DAY_MS + 60_000)
  const { ctx } = world.app
  // Nearly a day ago, so that they count for some minutes more.
  const atMs = nowMs - DAY_MS + 1_800_000
  const fill = (kind: string, count: number) =>
    ctx.database.query(
      `insert into notice_log (channel, kind, target, at_ms) select 'sms', $1, 'x', $2 from generate_series(1, $3)`,
      [kind, atMs, count],
    )
  await fill('question', 20)
  const refused = await ask(newPhone())
  assert.deepEqual([refused.status, (await refused.json()).code], [503, 'unavailable'])
  const fields = { channel: 'sms', trackingNumber: NUMBER, phone: newPhone(), events: 'seen' }
  const page = await world.app.request('/watch', { method: 'POST', body: new URLSearchParams(fields) })
  assert.match(await page.text(), /No more people can be asked by text today/)
  await fill('sent', 40)
  await move()
  const waits = await noticeWhen(({ why }) => why === 'daily-limit')
  assert.equal(await text(phone, 'HELP'), '')
  // Neither an agent who wants it sent leads around that, nor a night in between.
  await retryNotice(ctx, { noticeId: waits.id })
  await noticeWhen(({ id, tries, tryStartedAtMs }) => id === waits.id && tries === 2 && tryStartedAtMs === null)
  const night = 'quiet-hours'
  await ctx.database.query('update outgoing_notices set why = $2, next_try_at_ms = created_at_ms where id = $1', [
    waits.id,
    night,
  ])
  await tendNotices(ctx)
  await noticeWhen(({ id, tries, tryStartedAtMs }) => id === waits.id && tries === 3 && tryStartedAtMs === null)
  assert.doesNotMatch(lastOf(phone), /Seen in/)
  goOn(DAY_MS / 24 + 60_000)
  await tendNotices(ctx)
  await noticeWhen(({ id, state }) => id === waits.id && state === 'sent')
  assert.deepEqual(world.errors, [])
})

test('what is kept of a phone number is handed over and deleted with it', async () => {
  const phone = newPhone()
  await confirmed(phone)
  const { ctx } = world.app
  let json = ''
  for await (const piece of await exportPersonalData(ctx, { who: phone.slice(2), by: SYSTEM })) json += piece
  const { address, watches, notices } = JSON.parse(json)
  assert.deepEqual([address, watches.length, notices[0].channel], [phone, 1, 'sms'])
  await deletePersonalData(ctx, { who: phone, by: SYSTEM })
  for (const table of ['watchers', 'outgoing_notices', 'notice_log']) {
    const { rowCount } = await ctx.database.query(`select from ${table} where position($1 in ${table}::text) > 0`, [
      phone,
    ])
    assert.equal(rowCount, 0, table)
  }
})

test('settings come together, and name what is missing', () => {
  const set = {
    PUBLIC_URL: PUBLIC,
    WHEREABOUTS_SMS_ACCOUNT: 'AC1',
    WHEREABOUTS_SMS_TOKEN: 't',
    WHEREABOUTS_SMS_FROM: '+15005550006',
  }
  assert.partialDeepStrictEqual(readConfig(set).sms, {
    base: 'https://api.twilio.com',
    prefixes: ['+1'],
    mostADay: 200,
  })
  assert.equal(readConfig({}).sms, null)
  for (const [wrong, says] of [
    [{ WHEREABOUTS_SMS_TOKEN: '' }, /WHEREABOUTS_SMS_TOKEN is missing/],
    [{ PUBLIC_URL: '' }, /PUBLIC_URL is missing/],
    [{ WHEREABOUTS_SMS_URL: 'http://sms.example.org' }, /with https/],
    [{ WHEREABOUTS_SMS_PREFIXES: '+1, 49' }, /49 is no prefix/],
  ] as const) {
    assert.throws(() => readConfig({ ...set, ...wrong }), says)
  }
})
