import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { tempFolder } from '../../tests/temp-folder.ts'
import { ConfigError } from './config.ts'
import { readOwnServiceLevels } from './own-service-levels.ts'

function read(content: string): ReturnType<typeof readOwnServiceLevels> {
  using folder = tempFolder()
  writeFileSync(join(folder.path, 'service-levels.json'), content)
  return readOwnServiceLevels(folder.path)
}

test('the operator’s hours and times hold; without a file those of the house do', () => {
  const serviceLevels = read(
    '{"zone": "America/Denver", "hours": [{"days": ["saturday"], "opens": "10:00", "closes": "12:00"}], "levels": {"usual": {"firstAnswer": 90}}}',
  )
  const { levels, business } = loadKnowledge(undefined, { serviceLevels }).serviceLevels
  assert.equal(levels.find(({ id }) => id === 'usual')?.minutes['first-answer'], 90)
  assert.equal(levels.find(({ id }) => id === 'usual')?.minutes['next-answer'], 600)
  assert.equal(levels.find(({ id }) => id === 'urgent')?.minutes['first-answer'], 60)
  // Thursday; the next Saturday at ten in Denver.
  const due = business.dueAt(Date.parse('2026-11-26T12:00:00Z'), 30)
  assert.equal(new Date(due).toISOString(), '2026-11-28T17:30:00.000Z')
  using empty = tempFolder()
  assert.deepEqual(readOwnServiceLevels(empty.path), {})
})

test('the example of the manual can be used as it stands', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../OPERATING.md'), 'utf8')
  const example = [...manual.matchAll(/```json\n(.*?)```/gs)]
    .map(([, json = '']) => json)
    .find((json) => json.includes('"steps"'))
  const serviceLevels = read(example ?? '')
  assert.equal(loadKnowledge(undefined, { serviceLevels }).serviceLevels.steps.length, 2)
})

test('what is wrong in the file is named', () => {
  const wrong: [string, RegExp][] = [
    ['{', /can't be read/],
    ['[]', /service-levels\.json: /],
    ['{"hour": []}', /Unrecognized key: "hour"/],
    ['{"zone": "Mars"}', /zone: .*such as America\/New_York/],
    ['{"zone": "+05:00"}', /zone: /],
    ['{"hours": []}', /hours: at least one span/],
    ['{"hours": [{"days": [], "opens": "08:00", "closes": "09:00"}]}', /hours\.0\.days: /],
    ['{"hours": [{"days": ["monday"], "opens": "08:00", "closes": "08:00"}]}', /hours\.0: a span that is not empty/],
    ['{"hours": [{"days": ["monday"], "opens": "8", "closes": "09:00"}]}', /hours\.0\.opens: a time such as/],
    ['{"hours": [{"days": ["monday"], "opens": "24:00", "closes": "09:00"}]}', /hours\.0\.opens: /],
    [
      '{"specialDays": [{"day": "2026-12-24", "opens": "08:00", "closes": null}]}',
      /specialDays\.0: both opens and closes/,
    ],
    [
      '{"specialDays": [{"day": "2026-12-24", "opens": null, "closes": "12:00"}]}',
      /specialDays\.0: both opens and closes/,
    ],
    [
      '{"specialDays": [{"day": "2026-12-24", "opens": "08:00", "closes": "08:00"}]}',
      /specialDays\.0: a span that is not/,
    ],
    [
      '{"specialDays": [{"day": "2026-12-24", "opens": "08:00", "closes": "12:00"}, {"day": "2026-12-24", "opens": null, "closes": null}]}',
      /specialDays: each day once/,
    ],
    ['{"levels": {"usual": {"firstAnswer": 0}}}', /levels\.usual\.firstAnswer: /],
    ['{"levels": {"other": {}}}', /there is no level other\. Known are: urgent, /],
    [
      '{"steps": [{"percent": 100, "kind": "warning", "raises": false}, {"percent": 100, "kind": "escalation", "raises": true}]}',
      /steps: shares that grow/,
    ],
  ]
  for (const [content, message] of wrong) {
    assert.throws(
      () => read(content),
      (error) => error instanceof ConfigError && message.test(error.message),
      content,
    )
  }
})
