import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { kindOfName } from '#domain/offices/office-kind.ts'
import { readOfficeFile } from '#main/commands/offices/read-office-file.ts'
import { importFileInto, REAL_LIST } from '../office-list.ts'
import { createWorld, type World } from '../world.ts'

const skip = REAL_LIST ? false : 'the list of offices (../shared/data/post-offices.csv) is not here'

type Item = { name: string; kind: string; city: string; state: string; zip: string; match: string; distanceKm?: number }
type Answer = { items: Item[]; note?: string; notes: { code: string }[]; carriersFrom: Item[] }

let world: World
before(async () => {
  if (!REAL_LIST) return
  world = await createWorld()
  const started = performance.now()
  const imported = await importFileInto(world, REAL_LIST)
  assert.equal(imported.offices, 31_025)
  assert.ok(performance.now() - started < 30_000)
})
after(() => world?.[Symbol.asyncDispose]())

async function ask(query: string): Promise<Answer> {
  const response = await world.get(`/v1/offices?${query}`)
  assert.equal(response.status, 200)
  return (await response.json()) as Answer
}

const codes = (answer: Answer) => answer.notes.map(({ code }) => code)

test('the words in a name say what a unit is, as the list has it', { skip }, () => {
  const { offices } = readOfficeFile(REAL_LIST ?? '', world.app.ctx.places, () => {})
  const wrong = offices.filter(({ name, kind }) => kindOfName(name) !== kind)
  assert.deepEqual(
    wrong.map(({ name, kind }) => `${name}: ${kind}`),
    [],
  )
})

test('a rural ZIP Code gets its own office first, not the one nearest to its middle', { skip }, async () => {
  const { items } = await ask('near=89049')
  assert.equal(items[0]?.name, 'Tonopah Post Office')
  assert.equal((await ask('near=99723')).items[0]?.name, 'Barrow Post Office')
  assert.equal((await ask('near=96799')).items[0]?.name, 'Pago Pago Post Office')
})

test('a ZIP Code of annexes alone gets the nearest counters, and where its carriers are', { skip }, async () => {
  const answer = await ask('near=60607')
  assert.deepEqual(codes(answer), ['carriers-from'])
  assert.deepEqual(
    answer.carriersFrom.map(({ name }) => name),
    ['Chicago Cent Carrier Annex'],
  )
  assert.deepEqual([answer.items[0]?.name, answer.items[0]?.match], ['Cardiss Collins Post Office', 'delivers'])
  assert.ok(answer.items.length === 10 && answer.items.every(({ city }) => city === 'Chicago'))
  assert.ok((answer.items[1]?.distanceKm ?? 99) < 3)
})

test('PO boxes, islands and armies are answered', { skip }, async () => {
  assert.equal((await ask('near=85001')).items[0]?.name, 'Downtown Phoenix Post Office')
  const guam = await ask('near=96910')
  assert.deepEqual(
    guam.items.slice(0, 2).map(({ name, match }) => `${name} ${match}`),
    ['Hagatna Post Office zip', 'Barrigada Post Office delivers'],
  )
  const palau = await ask('near=96940')
  assert.deepEqual(codes(palau), ['own-post'])
  assert.equal(palau.items[0]?.name, 'Palau Post Office')
  assert.deepEqual(codes(await ask('near=09012')), ['military'])
  assert.deepEqual((await ask('near=09012')).items, [])
})

test('a ZIP Code that the list lacks says so', { skip }, async () => {
  const answer = await ask('near=90052')
  assert.ok(['zip-not-listed', 'unknown-zip'].some((code) => codes(answer).includes(code)))
})

test('the offices of the Bronx example are found', { skip }, async () => {
  const names = (await ask('near=10463')).items.slice(0, 2).map(({ name }) => name)
  assert.deepEqual(names.sort(), ['Kingsbridge Post Office', 'Spuyten Duyvil Post Office'])
})
