import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { formatAt } from '#domain/scans/at.ts'
import type { Scan } from '#domain/scans/scan.ts'
import { findParcels } from '#services/parcels/find-parcels.ts'
import type { JourneyScan } from '#services/parcels/parcel-reading.ts'
import type { SourceAnswer } from '#services/ports/tracking-source.ts'
import { settleScan } from '#services/scans/settle-scan.ts'
import { createNetwork } from '#sources/simulator/network.ts'
import { planDay } from '#sources/simulator/plan.ts'
import { createUspsClient } from '#sources/usps-api/client.ts'
import { createTrackingSource } from '#sources/usps-api/tracking-source.ts'
import { silentLog } from '../log.ts'
import { createProgram, type Program } from '../usps-program.ts'
import { memoryTokenStore, testBudget } from '../usps-stand-in/parts.ts'
import { createWorld, type World } from '../world.ts'

const DAYS = ['2026-11-05', '2026-11-07', '2026-11-09', '2026-11-12', '2026-11-16']
const PARCELS = 28
const NOW = '2026-11-20T12:00:00Z'
/** So many numbers go into one call. */
const BATCH = 35

let world: World
let url: string
const stored = new Map<string, JourneyScan[]>()

before(async () => {
  world = await createWorld({ now: NOW })
  url = await world.listen()
  const { places, knowledge } = world.app.ctx
  const network = { places, calendar: knowledge.calendar, network: createNetwork(places) }
  const tellings = DAYS.flatMap((day) => [...planDay(network, 7, day, PARCELS)]).flatMap((parcel) => parcel.tellings)
  const due = tellings.filter(({ tellAtMs }) => tellAtMs <= Date.parse(NOW))
  assert.equal((await world.feed(due.map(({ scan }) => scan))).status, 200)
  const numbers = [...new Set(due.map(({ scan }) => scan.trackingNumber))]
  for (let from = 0; from < numbers.length; from += BATCH) {
    for (const reading of await findParcels(world.app.ctx, { numbers: numbers.slice(from, from + BATCH) })) {
      stored.set(
        reading.trackingNumber,
        reading.scans.filter((scan) => !scan.corrected),
      )
    }
  }
})
after(() => world?.[Symbol.asyncDispose]())

/** What our own client for USPS reads from our own server. */
async function readBack(program: Program, size: number): Promise<SourceAnswer[]> {
  const client = createUspsClient({
    credentials: { clientId: program.clientId, clientSecret: program.clientSecret, base: `${url}/usps` },
    budget: testBudget(Number.MAX_SAFE_INTEGER),
    tokenStore: memoryTokenStore(),
    log: silentLog,
    clock: () => Date.parse(NOW),
  })
  const source = createTrackingSource(client)
  const numbers = [...stored.keys()]
  const answers: SourceAnswer[] = []
  for (let from = 0; from < numbers.length; from += size) {
    const result = await source.ask(numbers.slice(from, from + size).map((trackingNumber) => ({ trackingNumber })))
    assert.ok(result.ok, JSON.stringify(result))
    answers.push(...result.answers)
  }
  return answers
}

type Mode = 'spec' | 'live'

/** What a mode can tell of a scan: as documented there is no field for a building, as recorded no ZIP Code beside one. */
function tellable({ place, ...scan }: Scan, mode: Mode): string {
  const isBuilding = place.facility !== undefined
  const where = [
    mode === 'live' ? place.facility : undefined,
    place.city,
    place.state,
    mode === 'live' && isBuilding ? undefined : place.zip,
  ]
  return [
    formatAt({ ...scan, atMs: Math.floor(scan.atMs / 1000) * 1000 }),
    scan.wording,
    ...where.map((part) => part ?? ''),
  ].join(' | ')
}

for (const mode of ['live', 'spec'] as const) {
  for (const [api, size] of [
    ['v3', 1],
    ['v3r2', BATCH],
  ] as const) {
    test(`${api} in ${mode} mode gives back the scans that are stored`, async () => {
      const program = await createProgram(world.app, { mode })
      const answers = await readBack(program, size)
      assert.equal(answers.length, stored.size)
      let count = 0
      for (const answer of answers) {
        const scans = stored.get(answer.trackingNumber) ?? []
        assert.equal(answer.outcome, 'found')
        // Some events travel without a zone, as at USPS; their place tells it where they are recorded.
        const expected = scans.map(({ scan }) => tellable(scan, mode)).sort()
        assert.deepEqual(
          answer.scans.map((scan) => tellable(settleScan(world.app.ctx, scan), mode)).sort(),
          expected,
          answer.trackingNumber,
        )
        count += expected.length
      }
      assert.ok(count > 800, `${count} scans`)
    })
  }
}

test('codes, class and days come back too', async () => {
  const answers = await readBack(await createProgram(world.app), 1)
  let expectedDays = 0
  for (const answer of answers) {
    const scans = stored.get(answer.trackingNumber) ?? []
    const codes = scans.flatMap(({ scan }) => scan.code ?? [])
    const read = answer.scans.flatMap((scan) => scan.code ?? [])
    for (const code of codes) assert.ok(read.includes(code), `${answer.trackingNumber} ${code}`)
    const facts = scans.map(({ scan }) => scan.facts)
    assert.equal(answer.facts.mailClass, facts[0]?.mailClass)
    assert.equal(answer.facts.destinationZip, facts[0]?.destinationZip)
    if (answer.facts.expectedDay) {
      expectedDays++
      assert.ok(facts.some((one) => one?.expectedDay === answer.facts.expectedDay))
    }
  }
  assert.ok(expectedDays > 5)
})
