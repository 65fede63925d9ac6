import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { helpFolder } from '../../../tests/help-folder.ts'
import type { Context } from '../context.ts'
import { MOST_HITS, searchHelp } from './search-help.ts'

const folder = helpFolder()
after(() => folder[Symbol.dispose]())
// The search asks nothing but knowledge and clock.
const ctx = { knowledge: loadKnowledge(folder.path), clock: () => Date.parse('2026-11-24T12:00:00Z') } as Context
const slugs = (q: string) => searchHelp(ctx, { q }).map(({ slug }) => slug)

test('words, beginnings of words and typing errors find the article', () => {
  for (const q of [
    'claim',
    'claims',
    'clam',
    'clai',
    'CLAIM?',
    'money for lost parcel',
    'how do i claim my lost package',
  ]) {
    assert.equal(slugs(q)[0], 'claims', q)
  }
  assert.equal(slugs('parcel not movd')[0], 'no-updates')
  assert.equal(slugs('moved')[0], 'no-updates')
})

test('a wording as usps.com shows it comes first, whatever its letters', () => {
  const hits = searchHelp(ctx, { q: 'MOVING THROUGH NETWORK.' })
  assert.deepEqual(
    hits.slice(0, 2).map(({ kind, slug }) => [kind, slug]),
    [
      ['article', 'no-updates'],
      ['status', 'moving-through-network'],
    ],
  )
  assert.equal(slugs('Delivered, Front Door/Porch')[0], 'delivered-front-door-porch')
})

test('a wording is found inside what was pasted, the longest first', () => {
  const pasted = 'In Transit, Arriving Late\nNovember 20, 2026\nYour item will arrive later than expected'
  assert.equal(slugs(pasted)[0], 'in-transit-arriving-late')
  assert.ok(!slugs('reMoving Through Networks').slice(0, 1).includes('moving-through-network'))
})

test('a code finds its statuses', () => {
  const [first] = searchHelp(ctx, { q: ' of ' })
  assert.equal(first?.kind === 'status' && first.row.code, 'OF')
})

test('every wording of the glossary finds its own status first, after the article that explains it', () => {
  for (const [wording, rows] of ctx.knowledge.scanTable.byWording) {
    const hits = searchHelp(ctx, { q: wording, limit: 2 })
    const first = hits.find(({ kind }) => kind === 'status')
    assert.ok(first?.kind === 'status' && rows.includes(first.row), `${wording}: ${first?.title}`)
  }
})

test('an excerpt is plain text, and says what was asked for', () => {
  const hit = searchHelp(ctx, { q: 'trailer' }).find(({ slug }) => slug === 'no-updates')
  assert.equal(hit?.excerpt, 'A quiet parcel often waits in a trailer.')
  for (const { excerpt } of searchHelp(ctx, { q: 'parcel' })) {
    assert.doesNotMatch(excerpt, /[<>]|\*\*|\]\(/)
    assert.ok(excerpt.length <= 201)
  }
})

test('the situation of an article stands beside it', () => {
  assert.equal(searchHelp(ctx, { q: 'not moved' })[0]?.situation, 'no-updates')
  assert.equal(searchHelp(ctx, { q: 'claims' })[0]?.situation, null)
})

test('nothing fits nonsense, blanks and signs; endless questions end', () => {
  for (const q of ['', '   ', '?!', 'zzzqqqxxx', '\u0000', '🙂']) assert.deepEqual(slugs(q), [], JSON.stringify(q))
  assert.ok(slugs('parcel '.repeat(10_000)).length <= MOST_HITS)
  assert.equal(searchHelp(ctx, { q: 'delivered', limit: 3 }).length, 3)
})

test('statuses do not crowd out articles', () => {
  const hits = searchHelp(ctx, { q: 'parcel delivered' })
  assert.ok(hits.filter(({ kind }) => kind === 'status').length <= 5)
  assert.ok(hits.some(({ kind }) => kind === 'article'))
})
