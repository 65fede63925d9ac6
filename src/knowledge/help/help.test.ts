import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ARTICLES, helpFolder } from '../../../tests/help-folder.ts'
import { checkKnowledge } from '../check-knowledge.ts'
import { loadKnowledge } from '../knowledge.ts'
import { KnowledgeError } from '../read-file.ts'

const DAY = '2026-11-24'

test('figures come from the dated rows, and the groups keep their order', () => {
  using folder = helpFolder()
  const { list, bySlug } = loadKnowledge(folder.path).help.on(DAY)
  assert.deepEqual(
    list.map(({ slug }) => slug),
    ['first-steps', 'no-updates', 'claims'],
  )
  assert.match(bySlug.get('no-updates')?.text ?? '', /After 5 postal days without a scan/)
  assert.match(
    bySlug.get('no-updates')?.text ?? '',
    /Call 1-800-222-1811, open Monday to Friday 8:00 AM to 8:30 PM and Saturday 8:00 AM to 6:00 PM, Eastern time\./,
  )
  const claims = bySlug.get('claims')?.text ?? ''
  assert.match(claims, /opens after 15 days and closes after 60 days/)
  assert.match(claims, /comes with \$100 and takes 2 to 5 days/)
})

test('an article says the figure in force on the day that it is read', () => {
  using folder = helpFolder()
  const file = join(folder.path, 'claim-rules.json')
  const content = JSON.parse(readFileSync(file, 'utf8'))
  const row = content.rows.findLast(({ id }: { id: string }) => id === 'claim.priority-mail')
  row.effectiveTo = '2026-12-31'
  content.rows.push({
    ...row,
    opens: { n: 20, unit: 'days' },
    effectiveFrom: '2027-01-01',
    effectiveTo: '2027-06-30',
  })
  writeFileSync(file, JSON.stringify(content))
  const { help } = loadKnowledge(folder.path)
  const claims = (day: string) => help.on(day).bySlug.get('claims')?.text ?? ''
  assert.match(claims('2026-12-31'), /opens after 15 days/)
  assert.match(claims('2027-01-01'), /opens after 20 days/)
  assert.match(claims('2027-07-01'), /opens after 15 days/, 'no rule any more: as of the day of its check')
  assert.equal(help.on('2027-02-01'), help.on('2027-02-02'), 'the same texts are not rendered again')
})

test('the operator’s own threshold stands in the articles', () => {
  using folder = helpFolder()
  const { help } = loadKnowledge(folder.path, { thresholds: { 'no-updates': 7 } })
  assert.match(help.on(DAY).bySlug.get('no-updates')?.text ?? '', /After 7 postal days/)
})

test('questions are split off with their answers, links and tables are rendered', () => {
  using folder = helpFolder()
  const article = loadKnowledge(folder.path).help.on(DAY).bySlug.get('no-updates')
  assert.deepEqual(article?.questions[0], {
    question: 'Is my parcel lost?',
    answer: 'Mostly not. A quiet parcel often waits in a trailer. See how claims work.',
  })
  assert.equal(article?.questions.length, 2)
  assert.match(article?.html ?? '', /<h2 id="is-my-parcel-lost">Is my parcel lost\?<\/h2>/)
  assert.match(article?.html ?? '', /<a href="\/help\/claims">how claims work<\/a>/)
  assert.match(article?.html ?? '', /<th scope="col">Days<\/th>[\s\S]*<td><a href="\/contact">ask<\/a><\/td>/)
})

test('an empty folder is an empty help centre', () => {
  using folder = helpFolder({})
  assert.deepEqual(loadKnowledge(folder.path).help.on(DAY).list, [])
  rmSync(join(folder.path, 'help'), { recursive: true })
  assert.deepEqual(loadKnowledge(folder.path).help.on(DAY).list, [])
})

const claims = ARTICLES.claims
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length
const REFUSED: [what: string, from: string, to: string, message: RegExp][] = [
  [
    'an unknown placeholder',
    '{{cover ground-advantage}}',
    '{{price ground-advantage}}',
    /is no placeholder; there are rule/,
  ],
  ['an inherited name as placeholder', '{{cover ground-advantage}}', '{{toString x}}', /is no placeholder/],
  ['an unknown rule', '{{rule claim.priority-mail opens}}', '{{rule claim.pigeon opens}}', /no rule claim\.pigeon/],
  ['a rule without that figure', '{{rule claim.priority-mail opens}}', '{{rule claim.damage opens}}', /has no figure/],
  ['a rule without its part', '{{rule claim.priority-mail opens}}', '{{rule claim.damage}}', /write \{\{rule/],
  ['a placeholder left open', '{{cover ground-advantage}}', '{{cover ground-advantage', /on one line/],
  ['a link to no article', 'https://www.usps.com/help/claims.htm', 'help:nowhere', /no article nowhere/],
  ['a link to no page', 'https://www.usps.com/help/claims.htm', 'page:/nowhere', /no page \/nowhere/],
  ['a link to a stranger', 'https://www.usps.com/help/claims.htm', 'https://usps.com.example.org/', /a link is help:/],
  ['a link that is a script', 'https://www.usps.com/help/claims.htm', 'javascript:alert(1)', /a link is help:/],
  ['a link without https', 'https://www.usps.com/help/claims.htm', 'http://www.usps.com/', /a link is help:/],
  ['HTML in a line', '**Ground Advantage**', '<b>Ground Advantage</b>', /HTML is not allowed/],
  ['HTML as a block', '**Ground Advantage**', '\n<script>alert(1)</script>\n\n', /HTML is not allowed/],
  ['an image', '[USPS](', '![USPS](', /images are not allowed/],
  ['a heading of the first rank', '## Where do I file?', '# Where do I file?', /headings are ##/],
  ['a source that is missing', '  - DMM 609\n', '', /sources/],
  ['a question that is missing', '## Where do I file?', '## Where to file', /at least 2 headings/],
  ['a question without an answer', 'At [USPS](https://www.usps.com/help/claims.htm).', '', /has no answer/],
  ['a wrong situation', 'channel: claim', 'situation: unlucky', /situation/],
  ['a wrong channel', 'channel: claim', 'channel: pigeon', /channel/],
  ['a wrong group', 'group: claims', 'group: other', /group/],
  ['an unknown field', 'channel: claim', 'chanel: claim', /chanel/],
  ['a summary that is too long', 'Who can claim', 'Who '.repeat(50), /summary/],
  ['a related article that is missing', 'related: [no-updates]', 'related: [nowhere]', /no article nowhere/],
  ['itself as related', 'related: [no-updates]', 'related: [claims]', /not related to itself/],
  ['a day that is none', 'rulesAsOf: 2026-11-20', 'rulesAsOf: 2026-11-31', /rulesAsOf/],
  ['broken YAML', 'title: How', 'title: [How', /knowledge/],
  ['no front matter', '---\ntitle', 'title', /two lines/],
]

for (const [what, from, to, message] of REFUSED) {
  test(`refused, with file and line: ${what}`, () => {
    assert.ok(claims.includes(from))
    const text = claims.replace(from, to)
    using folder = helpFolder({ ...ARTICLES, claims: text })
    assert.throws(
      () => loadKnowledge(folder.path),
      (error) => {
        assert.ok(error instanceof KnowledgeError)
        assert.match(error.message, message)
        assert.match(error.message, /^knowledge\/help\/claims\.md:\d+: /)
        return true
      },
    )
    const { problems } = checkKnowledge(folder.path)
    assert.ok(problems.some((problem) => problem.startsWith('knowledge/help/claims.md:')))
  })
}

test('the line is the one on which the mistake stands', () => {
  for (const [from, to] of [
    ['{{cover ground-advantage}}', '{{cover pigeon}}'],
    ['https://www.usps.com/help/claims.htm', 'help:nowhere'],
    ['group: claims', 'group: other'],
    ['related: [no-updates]', 'related: [nowhere]'],
    ['**Ground Advantage**', '<b>Ground Advantage</b>'],
  ] as const) {
    using folder = helpFolder({ ...ARTICLES, claims: claims.replace(from, to) })
    const { problems } = checkKnowledge(folder.path)
    assert.ok(problems[0]?.startsWith(`knowledge/help/claims.md:${lineOf(claims, from)}: `), `${to}: ${problems[0]}`)
  }
})

test('the check names every problem of every article', () => {
  using folder = helpFolder({
    ...ARTICLES,
    claims: claims.replace('group: claims', 'group: other'),
    'first-steps': ARTICLES['first-steps']
      .replace('## What is a scan?', '## Scans')
      .replace('Look at', '<i>Look</i> at'),
  })
  const { problems } = checkKnowledge(folder.path)
  assert.ok(problems.some((problem) => problem.startsWith('knowledge/help/claims.md')))
  assert.equal(problems.filter((problem) => problem.startsWith('knowledge/help/first-steps.md')).length, 3)
})
