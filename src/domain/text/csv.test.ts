import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvLine } from './csv.ts'

test('whatever stands in a text, one line is read back as the same fields', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 6 }), (texts) => {
      const [read = []] = parse(csvLine(texts), { relax_column_count: true }) as string[][]
      const guarded = texts.map((text) => (/^\s*[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text))
      assert.deepEqual(read, guarded)
    }),
  )
})

test('a formula becomes a text; a number stays a number', () => {
  assert.equal(
    csvLine(['=1+1', '+1 800', '-2', '@SUM(A1)', ' =1', '\t=1', -2, null]),
    "'=1+1,'+1 800,'-2,'@SUM(A1),' =1,'\t=1,-2,\r\n",
  )
  assert.equal(csvLine(['say "hi", you', 'two\nlines']), '"say ""hi"", you","two\nlines"\r\n')
})
