import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { readPastedHistory } from '#sources/pasted-history/read-history.ts'
import { createWorld, type World } from '../world.ts'

/**
 * Texts as people paste them, each with what must be read from it. Scans stand as `POST /v1/readings` answers them,
 * newest first; facts and numbers as they stand in the text. A text without a history has `found` alone.
 */
type Expected = {
  now: string
  readAs: string
  trackingNumbers: string[]
  facts: Record<string, string>
  scans: { at: string; wording: string; phase: string; basis: string; place: object }[]
  others?: { trackingNumber: string; scans: number }[]
  unread: { line: number; text: string }[]
}

const FOLDER = join(import.meta.dirname, 'pasted-histories')
const { scanTable } = loadKnowledge()
let world: World

before(async () => {
  world = await createWorld()
})
after(() => world[Symbol.asyncDispose]())

for (const file of globSync('*.txt', { cwd: FOLDER }).sort()) {
  const name = basename(file, '.txt')
  test(`${name} is read as it says`, async () => {
    const history = readFileSync(join(FOLDER, file), 'utf8')
    const expected: Expected = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'))
    assert.deepEqual(await readingOf(history, expected.now), expected)
  })
}

async function readingOf(history: string, now: string): Promise<Expected> {
  const pasted = readPastedHistory(scanTable, history, Date.parse(now))
  const response = await world.post('/v1/readings', { history, now })
  const body = await response.json()
  const parts = { now, readAs: pasted.readAs, trackingNumbers: pasted.trackingNumbers, facts: pasted.facts }
  if (response.status === 422) {
    assert.equal(body.code, 'no-history')
    assert.deepEqual(body.found, pasted.trackingNumbers)
    return { ...parts, scans: [], unread: pasted.unread }
  }
  assert.equal(response.status, 200)
  assert.deepEqual(body.unread, pasted.unread)
  const scans = body.scans.map(({ at, wording, phase, basis, place }: Expected['scans'][number]) => ({
    at,
    wording,
    phase,
    basis,
    place,
  }))
  return { ...parts, scans, ...(body.others.length > 0 ? { others: body.others } : {}), unread: body.unread }
}

test('there are texts enough', () => {
  assert.ok(globSync('*.txt', { cwd: FOLDER }).length >= 40)
})
