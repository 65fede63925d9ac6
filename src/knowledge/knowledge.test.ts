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

test('an example that does not hold is named', (t) => {
  const folder = withChangedKnowledge('scan-codes.json', ({ rows }) => {
    const row = rows.find((candidate) => candidate.code === '01')
    if (row) row.phase = 'in-transit'
  })
  t.after(() => rmSync(folder, { recursive: true }))
  const { problems } = checkKnowledge(folder)
  assert.ok(problems.some((problem) => problem.includes('01 Delivered')))
})
