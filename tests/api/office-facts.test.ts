import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OfficeFacts } from '#domain/offices/office-facts.ts'
import type { DirectoryOffice, DirectoryResult, OfficeDirectory } from '#services/ports/offices.ts'
import { importInto, office } from '../office-list.ts'
import { createWorld, type World } from '../world.ts'

const FACTS: OfficeFacts = {
  phone: '2015550123',
  services: [
    { service: 'lobby', hours: [{ days: ['monday'], opens: '00:00', closes: '23:59' }] },
    { service: 'retail', hours: [{ days: ['monday', 'tuesday'], opens: '09:00', closes: '17:00' }] },
  ],
  closed: null,
  specialDays: [{ day: '2026-12-24', opens: '09:00', closes: '12:00' }],
  timeZone: 'America/Los_Angeles',
  parking: 'lot',
}

const listed = (zip: string, name = 'TESTVILLE'): DirectoryOffice => ({
  ...{ name, address: '1 Test Street', city: 'TONOPAH', state: 'NV', zip },
  facts: FACTS,
})

type Item = { name: string; source: string; phone?: string; hours?: object[]; services?: object[]; factsAsOf?: string }
type Answer = { items: Item[]; notes: { code: string }[] }

/** A directory that answers so; `asked` are the ZIP Codes of its calls. */
function directory(answer: (zip: string) => DirectoryResult | Promise<DirectoryResult>) {
  const asked: string[] = []
  const port: OfficeDirectory = {
    async near(zip) {
      asked.push(zip)
      return answer(zip)
    },
  }
  return { port, asked }
}

async function setUp(port: OfficeDirectory): Promise<World> {
  const world = await createWorld({ now: '2026-11-20T12:00:00Z', officeDirectory: port })
  await importInto(world, [
    office({ name: 'TESTVILLE', zip: '89049', city: 'TONOPAH', deliveryZips: ['89049'] }),
    office({ name: 'OTHER', zip: '89049', city: 'TONOPAH', address: '9 OTHER RD' }),
  ])
  return world
}

async function ask(world: World): Promise<Answer> {
  return (await (await world.get('/v1/offices?near=89049&limit=2')).json()) as Answer
}

test('hours, phone and services come from the directory, with their age', async () => {
  const { port } = directory(() => ({ ok: true, offices: [listed('89049')] }))
  await using world = await setUp(port)
  const { items } = await ask(world)
  const [testville, other] = items
  assert.equal(testville?.phone, '201-555-0123')
  assert.deepEqual(testville?.hours, [
    { days: ['monday', 'tuesday'], opens: '09:00', closes: '17:00', zone: 'America/Los_Angeles' },
  ])
  assert.equal(testville?.source, 'usps-api')
  assert.equal(testville?.factsAsOf, '2026-11-20T12:00:00.000Z')
  assert.deepEqual([other?.source, other?.phone, other?.hours], ['usps-list', undefined, undefined])
})

test('it is asked once a day, also about offices that it does not know', async () => {
  const { port, asked } = directory(() => ({ ok: true, offices: [listed('89049')] }))
  await using world = await setUp(port)
  await ask(world)
  world.setNow('2026-11-21T11:00:00Z')
  assert.equal((await ask(world)).items[0]?.factsAsOf, '2026-11-20T12:00:00.000Z')
  assert.deepEqual(asked, ['89049'])
  world.setNow('2026-11-21T13:00:00Z')
  assert.equal((await ask(world)).items[0]?.factsAsOf, '2026-11-21T13:00:00.000Z')
  assert.deepEqual(asked, ['89049', '89049'])
})

test('many who ask at once make one call', async () => {
  const release = Promise.withResolvers<DirectoryResult>()
  const { port, asked } = directory(() => release.promise)
  await using world = await setUp(port)
  const answers = [ask(world), ask(world), ask(world)]
  release.resolve({ ok: true, offices: [listed('89049')] })
  for (const answer of await Promise.all(answers)) assert.equal(answer.items[0]?.phone, '201-555-0123')
  assert.deepEqual(asked, ['89049'])
})

test('a failure leaves what was told, with its age, and is not repeated at once', async () => {
  let result: DirectoryResult = { ok: true, offices: [listed('89049')] }
  const { port, asked } = directory(() => result)
  await using world = await setUp(port)
  await ask(world)
  world.setNow('2026-11-25T12:00:00Z')
  result = { ok: false, fault: 'outage', message: 'down', retryAtMs: null }
  assert.equal((await ask(world)).items[0]?.factsAsOf, '2026-11-20T12:00:00.000Z')
  await ask(world)
  assert.equal(asked.length, 2)
  world.setNow('2026-11-25T12:11:00Z')
  await ask(world)
  assert.equal(asked.length, 3)
  world.setNow('2026-12-10T12:00:00Z')
  const old = await ask(world)
  assert.equal(old.items[0]?.phone, undefined)
})

test('where the directory never told anything, the answer says so and makes nothing up', async () => {
  const { port } = directory(() => ({ ok: false, fault: 'spent', message: 'no call left', retryAtMs: null }))
  await using world = await setUp(port)
  const { items, notes } = await ask(world)
  assert.deepEqual(
    notes.map(({ code }) => code),
    ['facts-not-now'],
  )
  assert.ok(items.length === 2 && items.every(({ phone, hours }) => phone === undefined && hours === undefined))
})

test('a slow directory keeps nobody waiting, and its answer is there for the next', async () => {
  const release = Promise.withResolvers<DirectoryResult>()
  const { port } = directory(() => release.promise)
  await using world = await setUp(port)
  const started = performance.now()
  const first = await ask(world)
  assert.ok(performance.now() - started < 4_000)
  assert.equal(first.items[0]?.phone, undefined)
  const second = ask(world)
  release.resolve({ ok: true, offices: [listed('89049')] })
  assert.equal((await second).items[0]?.phone, '201-555-0123')
})

test('facts go with an office that the next list no longer has', async () => {
  const { port } = directory(() => ({ ok: true, offices: [listed('89049')] }))
  await using world = await setUp(port)
  await ask(world)
  await importInto(world, [office({ name: 'OTHER', zip: '89049', address: '9 OTHER RD' })])
  const { rows } = await world.app.ctx.database.query('select office_id from office_facts')
  assert.deepEqual(rows, [{ office_id: '89049-other' }])
})
