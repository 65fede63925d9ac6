import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseTrackingNumber } from '#domain/tracking-number/index.ts'
import { GENERATED_FILE, generatedServiceTypes } from '../../scripts/generate-service-types.ts'
import { KNOWLEDGE_FOLDER, readKnowledgeFile } from './read-file.ts'
import { ServiceTypesFile } from './service-types.ts'

test('the module carries exactly the service types of the knowledge', () => {
  const normal = (text: string) => text.replace(/\s+/g, ' ')
  assert.equal(normal(readFileSync(GENERATED_FILE, 'utf8')), normal(generatedServiceTypes()))
})

test('every service type reads its own examples', () => {
  const { rows } = readKnowledgeFile(KNOWLEDGE_FOLDER, 'service-types.json', ServiceTypesFile)
  for (const row of rows) {
    const mailedOn = row.effectiveTo === null ? undefined : row.effectiveTo
    for (const example of row.examples) {
      const [reading] = parseTrackingNumber(example, { mailedOn })
      assert.deepEqual(
        [reading?.valid, reading?.mailClass, reading?.services],
        [true, row.mailClass, row.services],
        row.code,
      )
    }
  }
})
