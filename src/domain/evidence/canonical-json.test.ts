import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, signable } from './canonical-json.ts'

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[A-Za-z]{1,8}$/), tie('any'), { maxKeys: 4 }),
  ),
})).any

test('the order of keys makes no difference', () => {
  assert.equal(canonicalJson({ b: 1, a: [true, null, 'x'] }), '{"a":[true,null,"x"],"b":1}')
  assert.equal(canonicalJson({ a: [true, null, 'x'], b: 1, c: undefined }), '{"a":[true,null,"x"],"b":1}')
})

test('what is written reads as the same value', () => {
  fc.assert(
    fc.property(value, (one) => {
      const clean = signable(one)
      assert.deepEqual(JSON.parse(canonicalJson(clean)), JSON.parse(JSON.stringify(clean)))
      assert.equal(canonicalJson(JSON.parse(canonicalJson(clean))), canonicalJson(clean))
    }),
  )
})

test('Python writes the same bytes', (t) => {
  const values = fc.sample(value, { numRuns: 300, seed: 7 }).map((one) => signable(one))
  const program =
    'import json,sys\nfor one in json.loads(sys.stdin.buffer.read()): sys.stdout.buffer.write((json.dumps(one,ensure_ascii=False,sort_keys=True,separators=(",",":"))+"\\n").encode())'
  let written: string
  try {
    written = execFileSync('python3', ['-c', program], { input: JSON.stringify(values), encoding: 'utf8' })
  } catch {
    return t.skip('there is no Python here')
  }
  assert.equal(written, values.map((one) => `${canonicalJson(one)}\n`).join(''))
})

test('what has no one way to be written is refused', () => {
  for (const one of [0.5, Number.NaN, 2 ** 60, () => 1, Symbol('x'), 1n]) {
    assert.throws(() => canonicalJson({ one }), TypeError)
  }
  let deep: unknown = 1
  for (let i = 0; i < 40; i++) deep = [deep]
  assert.throws(() => canonicalJson(deep), TypeError)
})
