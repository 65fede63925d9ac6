import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { VARIABLES } from './config.ts'

test('.env.example lists every setting, and no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8')
  const listed = [...text.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name)
  assert.deepEqual(listed.toSorted(), Object.keys(VARIABLES).toSorted())
})
