import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { simpleParser } from 'mailparser'
import { checkDigitMod10 } from '#domain/tracking-number/index.ts'
import { tellWatcher } from '#services/watches/tell-watcher.ts'
import { tendWatches } from '#services/watches/tend-watches.ts'
import { NUMBER, scan } from '../inquiry-world.ts'
import { mailBy } from '../mail/mail-world.ts'
import { startSmtp, type TestSmtp } from '../mail/smtp-server.ts'
import { createWorld, type World } from '../world.ts'

const BIN = join(import.meta.dirname, '../../bin/whereabouts.mjs')
const PUBLIC = 'https://parcels.example.org'
const OTHER = '9234691234567800000188'
const others = Array.from({ length: 30 }, (_, n) => withCheckDigit(`92346912345678000${String(n).padStart(2, '0')}10`))

function withCheckDigit(body: string): string {
  return body + checkDigitMod10(body)
}

async function watchWorld(smtp: TestSmtp, now = '2026-11-20T16:00:00Z'): Promise<World> {
  return createWorld({ now, config: { mail: mailBy(smtp.url), publicUrl: PUBLIC } })
}

function form(world: World, path: string, fields: [string, string][]): Promise<Response> {
  return Promise.resolve(world.app.request(path, { method: 'POST', body: new URLSearchParams(fields) }))
}

function ask(world: World, more: Record<string, string> = {}, events = ['delivered', 'trouble']): Promise<Response> {
  const fields = { trackingNumber: NUMBER, email: 'ana@example.net', zone: 'America/Chicago', ...more }
  return form(world, '/watch', [...Object.entries(fields), ...events.map((one): [string, string] => ['events', one])])
}

async function nth(smtp: TestSmtp, n: number) {
  const raw = (await smtp.next(n))[n - 1]?.raw ?? ''
  const read = await simpleParser(raw)
  return { subject: read.subject ?? '', text: read.text ?? '', raw, headers: read.headers }
}

function keyIn(text: string): string {
  const key = /\/watching\?key=([\w-]+)/.exec(text)?.[1]
  assert.ok(key, text)
  return key
}

test('from the question to the delivery: yes by the owner, each change once, one request stops it', async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  await world.feed([scan('2026-11-19T03:14:00-06:00')])
  assert.equal((await ask(world, {}, ['seen', 'out-for-delivery', 'delivered'])).status, 303)
  const question = await nth(smtp, 1)
  assert.match(question.text, /9234 6912 3456 7800 0001 71/)
  const key = keyIn(question.text)
  // A program that opens links says yes to nothing.
  const page = await (await world.get(`/watching?key=${key}`)).text()
  assert.match(page, /Yes, tell me/)
  await world.feed([scan('2026-11-20T08:00:00-06:00', { place: { city: 'DALLAS', state: 'TX' } })])
  assert.equal((await form(world, '/watching/confirm', [['key', key]])).status, 303)
  const seen = await nth(smtp, 2)
  assert.match(seen.subject, /^Seen in Dallas, TX: 9234/)
  assert.match(seen.text, /https:\/\/parcels\.example\.org\/track\/9234691234567800000171/)
  // The same again, and an older one that comes late, are no news.
  await world.feed([scan('2026-11-20T08:00:00-06:00', { place: { city: 'DALLAS', state: 'TX' } })])
  await world.feed([scan('2026-11-18T08:00:00-06:00', { place: { city: 'RENO', state: 'NV' } })])
  world.setNow('2026-11-21T15:00:00Z')
  await world.feed([scan('2026-11-21T08:40:00-06:00', { code: 'OF' })])
  const out = await nth(smtp, 3)
  assert.match(out.subject, /^Out for delivery/)
  const stop = /^List-Unsubscribe: <([^>]+)>/m.exec(out.raw.replace(/\r\n\s+/g, ' '))?.[1]
  assert.ok(stop?.startsWith(PUBLIC), out.raw)
  assert.ok(stop)
  assert.match(out.raw, /List-Unsubscribe-Post: List-Unsubscribe=One-Click/)
  world.setNow('2026-11-21T22:00:00Z')
  await world.feed([scan('2026-11-21T15:10:00-06:00', { code: '01' })])
  assert.match((await nth(smtp, 4)).subject, /^Delivered/)
  assert.equal((await form(world, stop.slice(PUBLIC.length), [['List-Unsubscribe', 'One-Click']])).status, 204)
  assert.match(await (await world.get(`/watching?key=${key}`)).text(), /Ended/)
  assert.equal(smtp.arrived.length, 4)
})

test('a stranger is asked once, whoever wants it and about whatever; what comes back tells nothing', async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  const first = await ask(world)
  world.setNow('2026-11-22T16:00:00Z')
  const second = await ask(world, { trackingNumber: OTHER, email: 'ANA@example.net' })
  const tagged = await ask(world, { email: 'ana+shop@example.net' })
  assert.deepEqual([first.status, second.status, tagged.status], [303, 303, 303])
  const question = await nth(smtp, 1)
  const key = keyIn(question.text)
  const page = await (await world.get(`/watching?key=${key}`)).text()
  assert.match(page, /9234 6912 3456 7800 0001 71/)
  assert.match(page, /9234 6912 3456 7800 0001 88/)
  await form(world, '/watching/refuse', [['key', key]])
  world.setNow('2027-02-22T16:00:00Z')
  assert.equal((await ask(world)).status, 303)
  // No is said for the whole mailbox.
  assert.equal((await ask(world, { email: 'ana+shoes@example.net' })).status, 303)
  await form(world, '/watching/allow', [['key', key]])
  await ask(world)
  await nth(smtp, 2)
  assert.equal(smtp.arrived.length, 2)
})

test('whoever said yes is asked about others a few times a day; what a stranger chose does not bind the owner', async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  await ask(world, { quiet: 'yes', quietFrom: '00:00', quietUntil: '23:59' })
  await ask(world)
  const key = keyIn((await nth(smtp, 1)).text)
  await form(world, '/watching/confirm', [['key', key]])
  for (let n = 1; n <= 5; n++) {
    assert.equal((await ask(world, { trackingNumber: others[n - 1] ?? '' })).status, 303)
  }
  await nth(smtp, 3)
  const headers = { authorization: `Bearer ${key}` }
  const { quietHours } = await (await world.app.request('/v1/watches', { headers })).json()
  assert.equal(quietHours, null)
  const { rows } = await world.app.ctx.database.query('select from outgoing_mails')
  assert.equal(rows.length, 3)
})

test('whoever knows an address can’t fill the page of its owner', async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  await ask(world)
  const key = keyIn((await nth(smtp, 1)).text)
  for (const trackingNumber of others) assert.equal((await ask(world, { trackingNumber })).status, 303)
  const headers = { authorization: `Bearer ${key}` }
  const { items } = await (await world.app.request('/v1/watches', { headers })).json()
  assert.equal(items.length, 20)
})

test('a quiet night is told in the morning, in one mail, of all parcels', async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  const night = { quiet: 'yes', quietFrom: '22:00', quietUntil: '07:00' }
  await world.feed([scan('2026-11-19T03:14:00-06:00'), scan('2026-11-19T03:14:00-06:00', { trackingNumber: OTHER })])
  await ask(world, night, ['seen', 'delivered'])
  const key = keyIn((await nth(smtp, 1)).text)
  await form(world, '/watching/confirm', [['key', key]])
  await form(world, '/watching/add', [
    ['key', key],
    ['trackingNumber', OTHER],
    ['events', 'seen'],
  ])
  world.setNow('2026-11-21T06:00:00Z')
  await world.feed([
    scan('2026-11-20T23:10:00-06:00', { place: { city: 'DALLAS', state: 'TX' } }),
    scan('2026-11-20T23:20:00-06:00', { place: { city: 'WACO', state: 'TX' }, trackingNumber: OTHER }),
  ])
  const told = { watcherId: 1, trackingNumbers: [NUMBER, OTHER] }
  await tellWatcher(world.app.ctx, told)
  assert.equal(smtp.arrived.length, 1)
  world.setNow('2026-11-21T13:00:30Z')
  await tendWatches(world.app.ctx)
  const morning = await nth(smtp, 2)
  assert.equal(morning.subject, 'News of 2 parcels')
  for (const city of ['Dallas', 'Waco']) assert.ok(morning.text.includes(`Last seen in ${city}, TX`), morning.text)
  await tellWatcher(world.app.ctx, told)
  assert.equal(smtp.arrived.length, 2)
})

test('told once by many at once, and again after a stop in between', async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  const { ctx } = world.app
  await ask(world)
  await form(world, '/watching/confirm', [['key', keyIn((await nth(smtp, 1)).text)]])
  // The look that the yes asks for is over before the scan comes.
  const looking = `select from pgboss.job where name = 'tell-watcher' and state <> 'completed'`
  const deadline = AbortSignal.timeout(20_000)
  while ((await ctx.database.query(looking)).rowCount !== 0) {
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const about = { watcherId: 1, trackingNumbers: [NUMBER] }
  const stopsBefore = { ...ctx, mail: { ...ctx.mail, queue: () => Promise.reject(new Error('gone')) } }
  const jobless = { ...ctx.jobs, add: async () => {} }
  ctx.jobs = new Proxy(ctx.jobs, { get: (target, name) => Reflect.get(name === 'add' ? jobless : target, name) })
  await world.feed([scan('2026-11-20T09:00:00-06:00', { code: '01' })])
  await assert.rejects(tellWatcher(stopsBefore, about), /gone/)
  await Promise.all([tellWatcher(ctx, about), tellWatcher(ctx, about), tellWatcher(ctx, about)])
  const { rows } = await ctx.database.query(`select subject from outgoing_mails where kind = 'watch'`)
  assert.deepEqual(
    rows.map(({ subject }) => subject.split(':')[0]),
    ['Delivered'],
  )
})

test('time alone is news: a parcel that stays away needs something on the day that the diagnosis named', async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  await world.feed([scan('2026-11-19T03:14:00-06:00')])
  await ask(world)
  await form(world, '/watching/confirm', [['key', keyIn((await nth(smtp, 1)).text)]])
  const { rows } = await world.app.ctx.database.query('select next_look_at_ms from watches')
  await tellWatcher(world.app.ctx, { watcherId: 1, trackingNumbers: [NUMBER] })
  const planned = await world.app.ctx.database.query<{ at: number }>('select next_look_at_ms as at from watches')
  assert.ok(planned.rows[0]?.at, JSON.stringify(rows))
  for (let day = 21; day <= 30 && smtp.arrived.length < 2; day++) {
    world.setNow(`2026-11-${day}T18:00:00Z`)
    await tendWatches(world.app.ctx)
    await tellWatcher(world.app.ctx, { watcherId: 1, trackingNumbers: [] })
  }
  const trouble = await nth(smtp, 2)
  assert.match(trouble.subject, /^Your parcel needs something/)
  assert.match(trouble.text, /What you can do now:\n {2}- /)
})

test('wrong input names its field, and keys that are none open nothing', async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  const wrong = await ask(world, { trackingNumber: '123', email: 'nobody', quiet: 'yes', quietFrom: '25:00' }, [])
  assert.equal(wrong.status, 422)
  const text = await wrong.text()
  for (const field of ['trackingNumber', 'email', 'events', 'quietHours']) {
    assert.ok(text.includes(`href="#${field}"`), field)
  }
  const long = await ask(world, { email: `${'a'.repeat(65)}@example.net` })
  assert.equal(long.status, 422)
  assert.ok((await long.text()).includes('href="#email"'))
  for (const key of ['', 'x', '1-', '1-AAAA', '9999999999-abc', '\u0000']) {
    const got = await world.get(`/watching?key=${encodeURIComponent(key)}`)
    assert.ok([403, 422].includes(got.status), `${key}: ${got.status}`)
    assert.equal((await form(world, '/watching/forget', [['key', key]])).status, 403)
  }
})

test('all that is kept goes when its owner says so', async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  await ask(world)
  const key = keyIn((await nth(smtp, 1)).text)
  assert.equal((await form(world, '/watching/forget', [['key', key]])).status, 200)
  for (const table of ['watchers', 'watches']) {
    assert.equal((await world.app.ctx.database.query(`select from ${table}`)).rowCount, 0)
  }
  assert.equal((await world.get(`/watching?key=${key}`)).status, 403)
})

test('the API does all of it with the key of the mails', async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  const wrong = await world.post('/v1/watches', { trackingNumber: '123', email: 'x', zone: 'Mars/Base' })
  assert.equal(wrong.status, 422)
  const { errors } = await wrong.json()
  assert.deepEqual(errors.map(({ field }: { field: string }) => field).sort(), ['email', 'trackingNumber', 'zone'])
  const quietHours = { from: '22:00', until: '07:00' }
  for (const endpoint of [
    'https://10.0.0.1/x',
    'https://[::ffff:127.0.0.1]/x',
    'http://push.example.org/x',
    'https://router/x',
  ]) {
    const keys = { p256dh: 'x', auth: 'x' }
    const inside = await world.post('/v1/watches', {
      channel: 'web-push',
      trackingNumber: NUMBER,
      subscription: { endpoint, keys },
    })
    const { errors } = await inside.json()
    assert.equal(errors[0].field, 'subscription.endpoint', endpoint)
  }
  const asked = await world.post('/v1/watches', { trackingNumber: NUMBER, email: 'ana@example.net', quietHours })
  assert.deepEqual([asked.status, await asked.json()], [202, { trackingNumber: NUMBER, state: 'pending' }])
  const key = keyIn((await nth(smtp, 1)).text)
  await form(world, '/watching/confirm', [['key', key]])
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const call = async (method: string, path: string, body?: object) =>
    world.app.request(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  const added = await call('POST', '/v1/watches', { trackingNumber: OTHER, events: ['seen'] })
  assert.equal(added.status, 201)
  const { id } = await added.json()
  assert.equal((await call('PATCH', `/v1/watches/${id}`, { events: ['delivered'] })).status, 204)
  assert.equal((await call('PATCH', `/v1/watches/${id}`, { events: [] })).status, 422)
  assert.equal((await call('PATCH', '/v1/watches', { quietHours: null, zone: 'America/Denver' })).status, 204)
  assert.equal((await call('DELETE', `/v1/watches/${id}`)).status, 204)
  const all = await (await call('GET', '/v1/watches')).json()
  assert.partialDeepStrictEqual(all, {
    channel: 'email',
    address: 'ana@example.net',
    confirmed: true,
    quietHours: null,
  })
  assert.deepEqual(
    all.items.map((one: { trackingNumber: string; state: string; events: string[] }) => [
      one.trackingNumber,
      one.state,
      one.events.length,
    ]),
    [
      [OTHER, 'ended', 1],
      [NUMBER, 'active', 5],
    ],
  )
  assert.equal((await call('DELETE', '/v1/watches')).status, 204)
  assert.equal((await call('GET', '/v1/watches')).status, 401)
})

test('the command line asks too, and shows who is told of what', { timeout: 60_000 }, async () => {
  await using smtp = await startSmtp()
  await using world = await watchWorld(smtp)
  const run = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const set = {
        DATABASE_URL: world.databaseUrl,
        SMTP_URL: smtp.url,
        MAIL_FROM: 'help@example.org',
        PUBLIC_URL: PUBLIC,
      }
      execFile(process.execPath, [BIN, 'watch', ...args], { env: { ...process.env, ...set } }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      )
    })
  const [asked, wrong] = await Promise.all([
    run('ask', NUMBER, '--email', 'ana@example.net', '--events', 'seen,delivered', '--json'),
    run('ask', '123', '--email', 'ana@example.net'),
  ])
  assert.equal(asked.code, 0, asked.err)
  assert.deepEqual([wrong.code, wrong.err.trim()], [2, 'This is not a USPS tracking number.'])
  const { rows } = await world.app.ctx.database.query('select to_address, text from outgoing_mails')
  assert.deepEqual([rows.length, rows[0].to_address], [1, 'ana@example.net'])
  keyIn(rows[0].text)
  const { items } = JSON.parse((await run('list', '--json')).out)
  assert.partialDeepStrictEqual(items, [
    { trackingNumber: NUMBER, channel: 'email', address: 'ana@example.net', state: 'pending' },
  ])
})
