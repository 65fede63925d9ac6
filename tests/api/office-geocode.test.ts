import assert from 'node:assert/strict'
import { test } from 'node:test'
import { locateOffices } from '#services/offices/locate-offices.ts'
import { readOfficeStatus } from '#services/offices/read-office-status.ts'
import { type CensusOptions, createCensusGeocoder } from '#sources/census-geocoder/create-census-geocoder.ts'
import { officesOfZip } from '#store/offices.ts'
import { type Answering, foundRow, geocoderStandIn, otherRow } from '../geocoder-stand-in.ts'
import { importInto, office } from '../office-list.ts'
import { createWorld } from '../world.ts'

const SAGE = { lat: 37.5, lon: -116.9 }

/** A world with offices 1 to `count` on Test Street, and a geocoder that answers so. */
async function setUp(count: number, answer: Answering, options: CensusOptions = {}) {
  await using stack = new AsyncDisposableStack()
  const world = stack.use(await createWorld())
  const standIn = stack.use(await geocoderStandIn(answer))
  const offices = Array.from({ length: count }, (_, n) =>
    office({
      name: `OFFICE ${String(n).padStart(3, '0')}`,
      zip: '89020',
      city: 'SAGE',
      address: `${n + 1} TEST ST`,
      position: { ...SAGE, method: 'town_gnis', radiusKm: 3 },
    }),
  )
  await importInto(world, offices)
  const geocoder = createCensusGeocoder({ url: standIn.url, batchSize: 4, firstDelayMs: 1, ...options })
  const whole = stack.move()
  return {
    standIn,
    locate: (more: { limit?: number; again?: boolean } = {}) =>
      locateOffices(world.app.ctx, { geocoder, pauseMs: 0, again: false, ...more }),
    offices: () => officesOfZip(world.app.ctx.database, '89020'),
    status: () => readOfficeStatus(world.app.ctx),
    [Symbol.asyncDispose]: () => whole.disposeAsync(),
  }
}

const allFound: Answering = (rows) => rows.map((row) => foundRow(row, 37.501, -116.901)).join('')

test('streets are looked up batch by batch, and are the positions from then on', async () => {
  await using set = await setUp(10, allFound)
  const done = await set.locate()
  assert.deepEqual(done, { asked: 10, found: 10, notFound: 0, unanswered: 0, trouble: null })
  assert.deepEqual(
    set.standIn.calls.map((rows) => rows.length),
    [4, 4, 2],
  )
  assert.equal(set.standIn.benchmarks[0], 'Public_AR_Current')
  assert.deepEqual(set.standIn.calls[0]?.[0], { id: '1', street: '1 TEST ST', city: 'SAGE', state: 'NV', zip: '89020' })
  const [first] = await set.offices()
  assert.deepEqual(first?.position, { lat: 37.501, lon: -116.901, method: 'street', radiusKm: 0 })
  assert.deepEqual((await set.status()).positions, [{ method: 'street', count: 10 }])
  assert.equal((await set.locate()).asked, 0)
})

test('a limit stops it, and the next run goes on there', async () => {
  await using set = await setUp(6, allFound)
  assert.equal((await set.locate({ limit: 3 })).asked, 3)
  assert.equal((await set.locate()).asked, 3)
  const asked = set.standIn.calls.flat().map(({ street }) => street)
  assert.equal(new Set(asked).size, 6)
})

test('what is not found is not asked for again, unless that is wanted', async () => {
  await using set = await setUp(4, (rows, call) =>
    call === 1
      ? rows
          .map((row, n) => (n === 0 ? foundRow(row, 37.5, -116.9) : otherRow(row, n === 1 ? 'Tie' : 'No_Match')))
          .join('')
      : allFound(rows, call),
  )
  assert.deepEqual(await set.locate(), { asked: 4, found: 1, notFound: 3, unanswered: 0, trouble: null })
  assert.equal((await set.locate()).asked, 0)
  assert.equal((await set.locate({ again: true })).found, 3)
})

test('rows that are missing from an answer are asked for in the next run', async () => {
  await using set = await setUp(4, (rows, call) =>
    call === 1 ? foundRow(rows[2] ?? rows[0] ?? assert.fail(), 37.5, -116.9) : allFound(rows, call),
  )
  assert.deepEqual(await set.locate(), { asked: 4, found: 1, notFound: 0, unanswered: 3, trouble: null })
  assert.equal((await set.locate()).asked, 3)
})

test('matches that cannot be true are not believed', async () => {
  await using set = await setUp(4, (rows) => {
    const [one, two, three, four] = rows
    assert.ok(one && two && three && four)
    return [
      foundRow({ ...one, state: 'TX' }, 37.5, -116.9),
      // Another ZIP Code, and far away.
      foundRow({ ...two, zip: '89501' }, 39.5, -119.8),
      // Another ZIP Code, near, but only after the address was changed.
      foundRow({ ...three, zip: '89021' }, 37.5, -116.9, 'Non_Exact'),
      `"${four.id}","x","Match","Exact","x, SAGE, NV, 89020","-1169.0,375","1","L"\n`,
      foundRow({ ...one, id: '77' }, 37.5, -116.9),
    ].join('')
  })
  assert.deepEqual(await set.locate(), { asked: 4, found: 0, notFound: 3, unanswered: 1, trouble: null })
})

test('an error page, a wrong answer or a refusal stops the run and changes nothing', async () => {
  const troubles: [Answering, RegExp][] = [
    [() => '<html><body>Down for maintenance</body></html>', /something else/],
    [() => '', /something else/],
    [() => '\u0000\u0001"""', /something else/],
    [(_rows) => (response) => response.writeHead(400).end('Bad benchmark'), /400: Bad benchmark/],
    [() => (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), /redirect/i],
  ]
  for (const [answer, message] of troubles) {
    await using set = await setUp(2, answer)
    const done = await set.locate()
    assert.match(done.trouble ?? '', message)
    assert.equal((await set.status()).lookedUp, 0)
  }
})

test('a busy, broken or silent service is asked again, then left; what is done stays', async () => {
  await using busy = await setUp(2, (rows, call) =>
    call === 1 ? (response) => response.writeHead(503).end() : allFound(rows, call),
  )
  assert.equal((await busy.locate()).found, 2)
  await using broken = await setUp(6, (rows, call) =>
    call === 1 ? allFound(rows, call) : (response) => response.destroy(),
  )
  const done = await broken.locate()
  assert.deepEqual([done.found, done.trouble !== null], [4, true])
  assert.equal(broken.standIn.calls.length, 4)
  await using silent = await setUp(2, () => () => {}, { timeoutMs: 50 })
  assert.match((await silent.locate()).trouble ?? '', /No answer within/)
  await using endless = await setUp(
    2,
    () => (response) => {
      response.writeHead(200)
      response.write('"1","x"')
    },
    { timeoutMs: 50 },
  )
  assert.match((await endless.locate()).trouble ?? '', /No answer within/)
})

test('a box at a Post Office is not asked for', async () => {
  await using world = await createWorld()
  await using standIn = await geocoderStandIn(allFound)
  await importInto(world, [office({ name: 'BOXED', zip: '89020', address: 'PO BOX 9998' })])
  const geocoder = createCensusGeocoder({ url: standIn.url })
  const done = await locateOffices(world.app.ctx, { geocoder, pauseMs: 0, again: false })
  assert.deepEqual([done.notFound, standIn.calls.length], [1, 0])
})
