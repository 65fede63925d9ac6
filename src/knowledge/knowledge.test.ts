import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkKnowledge } from './check-knowledge.ts'
import { loadKnowledge } from './knowledge.ts'
import { KNOWLEDGE_FOLDER, KnowledgeError } from './read-file.ts'

test('every example of every row holds', () => {
  const { problems, examples } = checkKnowledge()
  assert.deepEqual(problems, [])
  assert.ok(examples > 500, `only ${examples} examples ran`)
})

test('all scan codes of the reference are there', () => {
  const rows = loadKnowledge().scanCodes
  assert.ok(rows.length >= 210)
  for (const code of ['GX', 'MA', '03', '10', '07', 'OF', '01', '02', '56', '09', 'UPU:EMI']) {
    assert.ok(
      rows.some((row) => row.code === code),
      code,
    )
  }
})

function withChangedKnowledge(file: string, change: (content: { rows: Record<string, unknown>[] }) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'whereabouts-knowledge-'))
  cpSync(KNOWLEDGE_FOLDER, folder, { recursive: true })
  const content = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  change(content)
  writeFileSync(join(folder, file), JSON.stringify(content))
  return folder
}

test('a row without source or examples is refused, with file, row and field', (t) => {
  for (const field of ['source', 'examples']) {
    const folder = withChangedKnowledge('scan-codes.json', ({ rows }) => {
      delete rows[3]?.[field]
    })
    t.after(() => rmSync(folder, { recursive: true }))
    assert.throws(
      () => loadKnowledge(folder),
      (error) => error instanceof KnowledgeError && error.message.includes(`scan-codes.json: rows.3.${field}`),
    )
  }
})

test('no rule comes in without its source or examples', (t) => {
  const files = ['claim', 'appeal', 'missing-mail', 'hold', 'refund', 'record', 'international-inquiry', 'further']
    .map((name) => `${name}-rules.json`)
    .concat('thresholds.json', 'delivery-changes.json', 'phone-lines.json', 'channels.json', 'service-standards.json')
  for (const file of files) {
    for (const [field, value] of [
      ['source', undefined],
      ['source', ''],
      ['checkedOn', undefined],
      ['trust', 'surely'],
      ['examples', undefined],
      ['examples', []],
    ] as const) {
      const folder = withChangedKnowledge(file, ({ rows }) => Object.assign(rows[0] ?? {}, { [field]: value }))
      t.after(() => rmSync(folder, { recursive: true }))
      assert.throws(
        () => loadKnowledge(folder),
        (error) => error instanceof KnowledgeError && error.message.includes(`${file}: rows.0.${field}`),
        `${file} ${field} ${value}`,
      )
    }
  }
})

test('two rows of one rule never hold on the same day, and limits have examples on both sides', (t) => {
  const problemsWith = (file: string, change: Parameters<typeof withChangedKnowledge>[1]) => {
    const folder = withChangedKnowledge(file, change)
    t.after(() => rmSync(folder, { recursive: true }))
    return checkKnowledge(folder).problems.join('\n')
  }
  const overlapping = problemsWith('claim-rules.json', ({ rows }) => {
    for (const row of rows) if (row.id === 'claim.priority-mail' && row.effectiveTo) row.effectiveTo = '2026-01-18'
  })
  assert.match(overlapping, /two rows of claim\.priority-mail are in force on 2026-01-18/)
  const oneSided = problemsWith('further-rules.json', ({ rows }) => {
    const row = rows.find(({ id }) => id === 'hold-mail.length') as { examples: { value: number }[] } | undefined
    if (row) row.examples = row.examples.filter(({ value }) => value <= 30)
  })
  assert.match(oneSided, /hold-mail\.length: no example lies above its most/)
})

test('an example that does not hold is named', (t) => {
  const folder = withChangedKnowledge('scan-codes.json', ({ rows }) => {
    const row = rows.find((candidate) => candidate.code === '01')
    if (row) row.phase = 'in-transit'
  })
  t.after(() => rmSync(folder, { recursive: true }))
  const { problems } = checkKnowledge(folder)
  assert.ok(problems.some((problem) => problem.includes('01 Delivered')))
})
