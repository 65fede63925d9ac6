import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ConfigError } from './config.ts'
import { readOwnThresholds } from './own-thresholds.ts'

function read(content: string): ReturnType<typeof readOwnThresholds> {
  const folder = mkdtempSync(join(tmpdir(), 'whereabouts-thresholds-'))
  try {
    writeFileSync(join(folder, 'thresholds.json'), content)
    return readOwnThresholds(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the operator’s limits are read; without a file there are none', () => {
  assert.deepEqual(read('{"no-updates": 4, "late-help": 60}'), { 'no-updates': 4, 'late-help': 60 })
  assert.deepEqual(read('{}'), {})
  assert.deepEqual(readOwnThresholds(join(tmpdir(), 'whereabouts-no-such-folder')), {})
})

test('what is wrong in the file is named', () => {
  const wrong: [string, RegExp][] = [
    ['{"no-updates": 0}', /thresholds\.json: no-updates: /],
    ['{"no-updates": 61}', /no-updates: /],
    ['{"no-updates": 2.5}', /no-updates: /],
    ['{"no-updates": "4"}', /no-updates: /],
    ['{"no-update": 4}', /there is no limit no-update\. Known are: .*no-updates/],
    ['[4]', /write an object/],
    ['null', /write an object/],
    ['{', /can't be read/],
  ]
  for (const [content, message] of wrong) {
    assert.throws(
      () => read(content),
      (error) => error instanceof ConfigError && message.test(error.message),
      content,
    )
  }
})
