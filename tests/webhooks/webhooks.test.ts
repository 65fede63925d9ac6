import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { tendEndpoints } from '#services/webhooks/tend-endpoints.ts'
import { type Program, programAt, refused, told } from '../desk/api-world.ts'
import { NUMBER, scan } from '../inquiry-world.ts'
import { createListener } from '../usps-program.ts'
import { createWorld, type World } from '../world.ts'
import { addHook, ago, verified } from './hook-world.ts'

const OTHER = '9234691234567800000188'
const THIRD = '9234691234567800000195'
const FOURTH = '9234691234567800000201'
const DAY_MS = 86_400_000

let world: World
let program: Program
before(async () => {
  world = await createWorld({ now: new Date().toISOString(), retries: { limit: 20, delayS: 0, mostDelayS: 1 } })
  program = await programAt(world, 'webhooks')
})
after(() => world[Symbol.asyncDispose]())

/** Time goes on: what is recorded now is later than what was. */
function pass(ms = 1_000): void {
  world.setNow(new Date(world.app.ctx.clock() + ms).toISOString())
}

test('from the first scan to the delivery: each change once, signed, with the parcel as the API gives it', async () => {
  await using receiver = await createListener('')
  await world.feed([scan(ago(30))])
  pass()
  const { endpoint, secret } = await addHook(world.app, { url: receiver.url, allParcels: false, numbers: [NUMBER] })
  pass()
  const dallas = scan(ago(20), { place: { city: 'DALLAS', state: 'TX' } })
  await world.feed([dallas])
  await receiver.next(1)
  const first = verified(secret, receiver.got[0])
  assert.equal(first.type, 'parcel.updated')
  assert.match(String(receiver.got[0]?.headers['webhook-id']), /^msg_[\w-]{24}$/)
  assert.deepEqual(first.data.news, [{ kind: 'seen' }])
  assert.equal(first.data.before.phase, 'in-transit')
  const asked = (await (await world.get(`/v1/parcels/${NUMBER}`)).json()) as object
  assert.deepEqual(first.data.parcel, asked)
  // The same again, and an older one that comes late, are no news; another parcel is not on the list.
  pass()
  await world.feed([dallas, scan(ago(40))])
  await world.feed([scan(ago(20), { trackingNumber: OTHER })])
  await world.feed([scan(ago(2), { code: '01' })])
  await receiver.next(4)
  assert.deepEqual(
    receiver.got
      .slice(1)
      .map((one) => verified(secret, one).type)
      .sort(),
    ['parcel.delivered', 'parcel.diagnosis_changed', 'parcel.updated'],
  )
  const log = told(await program.get(`/webhooks/${endpoint.id}/messages`))
  assert.equal(log.items.length, 4)
  assert.equal(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size, 4)
  told(await program.send('DELETE', `/webhooks/${endpoint.id}`), 204)
})

/** The newest message of a webhook, once none waits: receivers hear before it is noted that they took it. */
async function noted(path: string) {
  const deadline = AbortSignal.timeout(20_000)
  for (;;) {
    const { items } = told(await program.get(`${path}/messages`))
    if (items.every(({ state }: { state: string }) => state !== 'waiting')) return items[0]
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

test('made and kept by a key: secret told once, list changed, rotated with an overlap, paused, resent', async () => {
  await using receiver = await createListener('')
  const made = told(
    await program.post('/webhooks', { url: 'https://shop.example.org/hook', numbers: ['9234 6912 3456 7800 0001 71'] }),
    201,
  )
  assert.match(made.secret, /^whsec_/)
  assert.deepEqual([made.listed, made.state, made.events.length], [1, 'active', 3])
  const path = `/webhooks/${made.id}`
  const read = told(await program.get(path))
  assert.equal(read.secret, undefined)
  assert.ok(!JSON.stringify(told(await program.get('/webhooks'))).includes(made.secret))
  const changed = told(await program.post(`${path}/numbers`, { add: [OTHER, THIRD], remove: [NUMBER] }))
  assert.equal(changed.listed, 2)
  assert.deepEqual(refused(await program.post(`${path}/numbers`, { add: [OTHER, 'hello'] }), 422), ['add.1'])
  // An address of this machine: only whoever has its command line may choose it.
  await world.app.ctx.database.query('update webhook_endpoints set url = $1, is_local = true where id = $2', [
    receiver.url,
    made.id,
  ])
  pass()
  await world.feed([scan(ago(3), { trackingNumber: THIRD })])
  await receiver.next(2)
  verified(made.secret, receiver.got[0])
  const rotated = told(await program.post(`${path}/rotate`, {}))
  assert.notEqual(rotated.secret, made.secret)
  const message = await noted(path)
  assert.deepEqual([message.state, message.lastAnswer, message.tries], ['taken', 'it answered 200', 1])
  const whole = told(await program.get(`${path}/messages/${message.id}`))
  assert.equal(whole.body.data.trackingNumber, THIRD)
  told(await program.post(`${path}/messages/${message.id}/resend`, {}))
  await receiver.next(3)
  await noted(path)
  assert.equal(receiver.got[2]?.headers['webhook-id'], message.id)
  for (const secret of [made.secret, rotated.secret]) verified(secret, receiver.got[2])
  await world.app.ctx.database.query('update webhook_endpoints set old_secret_until_ms = $1', [
    world.app.ctx.clock() - 1,
  ])
  told(await program.post(`${path}/messages/${message.id}/resend`, {}))
  await receiver.next(4)
  await noted(path)
  assert.throws(() => verified(made.secret, receiver.got[3]))
  verified(rotated.secret, receiver.got[3])

  assert.equal(told(await program.post(`${path}/pause`, {})).whyPaused, 'by-hand')
  for (const hours of [2, 1]) {
    pass()
    await world.feed([scan(ago(hours), { trackingNumber: THIRD, place: { city: 'DALLAS', state: 'TX' } })])
  }
  told(await program.post(`${path}/resume`, {}))
  await tendEndpoints(world.app.ctx)
  await receiver.next(5)
  const news = verified(rotated.secret, receiver.got[4])
  assert.deepEqual([news.type, news.data.news], ['parcel.updated', [{ kind: 'seen' }]])
  assert.equal(receiver.got.length, 5)
  told(await program.send('DELETE', path), 204)
  refused(await program.get(path), 404)
  const { rows } = await world.app.ctx.database.query<{ kind: string; data: object }>(
    `select kind, data from agent_events where by_id = 'key:1' order by id`,
  )
  assert.deepEqual(
    rows.map(({ kind }) => kind.replace('webhook-', '')),
    ['removed', 'added', 'numbers', 'rotated', 'resent', 'resent', 'paused', 'resumed', 'removed'],
  )
  assert.ok(!JSON.stringify(rows).includes('whsec_'))
})

test('what only time changes is told', async () => {
  await using receiver = await createListener('')
  await world.feed([scan(ago(30), { trackingNumber: OTHER })])
  pass()
  await addHook(world.app, {
    url: receiver.url,
    events: ['parcel.diagnosis_changed'],
    allParcels: false,
    numbers: [OTHER],
  })
  pass(20 * DAY_MS)
  await tendEndpoints(world.app.ctx)
  await receiver.next(1)
  const [one] = receiver.got
  assert.ok(one)
  const { data } = JSON.parse(one.body)
  assert.notEqual(data.parcel.diagnosis.situation, data.before.situation)
})

test('webhooks are described for programs and for people', async () => {
  const document = (await (await world.get('/openapi.json')).json()) as { webhooks: Record<string, object> }
  const ofEndpoints = ['parcel.updated', 'parcel.diagnosis_changed', 'parcel.delivered']
  assert.deepEqual(Object.keys(document.webhooks), [...ofEndpoints, 'parcel.news', 'watch.confirmation'])
  assert.match(await (await world.get('/developers')).text(), /id="webhooks"/)
})

test('a parcel with very many scans: the newest fit into 20 kB', async () => {
  await using receiver = await createListener('')
  const { endpoint } = await addHook(world.app, { url: receiver.url, events: ['parcel.updated'] })
  pass()
  const scans = Array.from({ length: 300 }, (_, index) => scan(ago(40 + index / 10), { trackingNumber: FOURTH }))
  await world.feed(scans)
  await receiver.next(1)
  assert.ok(Buffer.byteLength(receiver.got[0]?.body ?? '') <= 20_000)
  const { data } = JSON.parse(receiver.got[0]?.body ?? '')
  assert.ok(data.scansLeftOut > 200)
  assert.equal(data.parcel.scans.length + data.scansLeftOut, 300)
  assert.equal(data.parcel.scans[0].at, data.parcel.latest.at)
  told(await program.send('DELETE', `/webhooks/${endpoint.id}`), 204)
})

test('what can’t be a webhook is refused by field', async () => {
  const url = 'https://shop.example.org/hook'
  const cases: [object, string][] = [
    [{ url: 'http://shop.example.org/' }, 'url'],
    [{ url: 'https://127.0.0.1/' }, 'url'],
    [{ url: 'https://[::1]/' }, 'url'],
    [{ url: 'https://localhost/' }, 'url'],
    [{ url: 'https://169.254.169.254/latest/meta-data' }, 'url'],
    [{ url: 'https://name:word@shop.example.org/' }, 'url'],
    [{ url: 'javascript:alert(1)' }, 'url'],
    [{ url, events: ['parcel.lost'] }, 'events'],
    [{ url, numbers: ['12'] }, 'numbers.0'],
    [{ url, allParcels: true, numbers: [NUMBER] }, 'numbers'],
    [{ url, numbers: Array.from({ length: 10_001 }, () => NUMBER) }, 'numbers'],
    [{ url: 7 }, 'url'],
  ]
  for (const [input, field] of cases) {
    assert.deepEqual(refused(await program.post('/webhooks', input), 422), [field], JSON.stringify(input).slice(0, 80))
  }
  for (const path of ['/webhooks/0', '/webhooks/99', '/webhooks/x/messages', '/webhooks/1e3']) {
    refused(await program.get(path), 404)
  }
  // Such a key opens nothing else of the desk, and no other key but an administrator's opens this.
  refused(await program.get('/inquiries'), 403)
  refused(await (await programAt(world, 'desk:lead')).get('/webhooks'), 403)
  told(await (await programAt(world, 'desk:admin')).get('/webhooks'))
  assert.deepEqual(world.errors, [])
})
