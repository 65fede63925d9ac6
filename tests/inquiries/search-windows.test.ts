import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchInquiries } from '#services/inquiries/search-inquiries.ts'
import { inquiryWorld } from '../inquiry-world.ts'

/** Messages that came long ago, lately and just now, as the index of words tells them apart by their ids. */
const AGES = [
  { fromId: 1, count: 200 },
  { fromId: 400_000, count: 300 },
  { fromId: 520_000, count: 300 },
  { fromId: 600_000, count: 2_500 },
]

test('search finds words of messages of any age, the newest first, whole words and a last one begun', async () => {
  await using world = await inquiryWorld()
  const { database } = world.app.ctx
  await database.query(`
    insert into inquiries (reference, key_hash, status, reason, priority, origin, subject, facts, created_at_ms,
      updated_at_ms, watch_until_ms)
    select 'N' || n, 'hash' || n, 'open', 'no-updates', 1, 'web', 'parcel', '{}', n, n, 0 from generate_series(1, 3300) as n`)
  let before = 0
  for (const { fromId, count } of AGES) {
    await database.query(`alter table inquiry_messages alter column id restart with ${fromId}`)
    await database.query(`
      insert into inquiry_messages (inquiry_id, at_ms, kind, text)
      select id, created_at_ms, 'customer', 'w' || created_at_ms % 2 || 'x w' || created_at_ms % 30 || 'y w'
        || created_at_ms % 97 || 'z ' || case when created_at_ms <= 200 then 'ancient' else 'usual' end
      from inquiries where created_at_ms > ${before} and created_at_ms <= ${before + count} order by created_at_ms`)
    before += count
  }
  const all = Array.from({ length: before }, (_, index) => before - index)
  for (const [text, is] of [
    ['usual', (n) => n > 200],
    ['w1x w7y', (n) => n % 30 === 7],
    ['w7y w1x', (n) => n % 30 === 7],
    ['w7y w5z', (n) => n % 30 === 7 && n % 97 === 5],
    ['w0x w5', (n) => n % 2 === 0 && (n % 30 === 5 || n % 97 === 5 || Math.floor((n % 97) / 10) === 5)],
    ['ancient w1x', (n) => n <= 200 && n % 2 === 1],
    ['w1x anc', (n) => n <= 200 && n % 2 === 1],
    ['anci', (n) => n <= 200],
    ['ancient usual', () => false],
  ] satisfies [string, (n: number) => boolean][]) {
    const expected = all.filter(is).slice(0, 50)
    const found = (await searchInquiries(world.app.ctx, { text })).map(({ inquiry }) => inquiry.reference)
    assert.deepEqual(
      found,
      expected.map((n) => `N${n}`),
      text,
    )
  }
})
