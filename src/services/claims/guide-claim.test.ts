import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Verdict } from '#domain/claims/claim-guide.ts'
import type { Told } from '#domain/diagnosis/circumstances.ts'
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { createPlaces } from '#knowledge/places/places.ts'
import { guideStepTitle, guideWords, paperGroupWords, paperWords, verdictWords } from '#words/en/index.ts'
import { type ClaimAnswers, guideClaim } from './guide-claim.ts'

const knowledge = loadKnowledge()
const places = createPlaces()
const ctx = (today: string) => ({
  clock: () => Date.parse(`${today}T18:00:00Z`),
  knowledge,
  places,
  readHistory: () => assert.fail('a claim reads no history'),
})

const MAILED = '2026-11-13'
const guide = (mailClass: string, told: Told = {}, more: Partial<ClaimAnswers> & { today?: string } = {}) => {
  const { today = '2026-11-28', ...answers } = more
  return guideClaim(ctx(today), { mailClass, told: { mailedOn: MAILED, ...told }, ...answers }).guide
}

describe('whether it is time', () => {
  const rows: [name: string, expected: Verdict, ...Parameters<typeof guide>][] = [
    ['the day before it opens', 'too-early', 'priority-mail', {}, { today: '2026-11-27' }],
    ['the day on which it opens', 'open', 'priority-mail', {}, { today: '2026-11-28' }],
    ['the last day', 'open', 'priority-mail', {}, { today: '2027-01-12' }],
    ['the day after', 'too-late', 'priority-mail', {}, { today: '2027-01-13' }],
    ['Express on its first day', 'open', 'priority-mail-express', {}, { today: '2026-11-20' }],
    ['Express the day before', 'too-early', 'priority-mail-express', {}, { today: '2026-11-19' }],
    ['damage on the day itself', 'open', 'priority-mail', { report: 'damaged' }, { today: MAILED }],
    ['damage the day after the last', 'too-late', 'priority-mail', { report: 'damaged' }, { today: '2027-01-13' }],
    ['to an APO after 20 days', 'too-early', 'priority-mail', {}, { zip: '09012', today: '2026-12-03' }],
    ['to an APO after 45 days', 'open', 'priority-mail', {}, { zip: '09012', today: '2026-12-28' }],
    ['Media Mail without insurance', 'not-covered', 'media-mail', { insured: false }],
    ['Media Mail insured', 'open', 'media-mail', { insured: 300 }],
    ['class not known, not insured', 'no-class', 'unknown', { insured: false }],
    ['class not known, insured', 'open', 'unknown', { insured: true }],
    ['no mailing date', 'no-day', 'priority-mail', { mailedOn: undefined }],
    ['a kind without a rule', 'no-rule', 'unknown', { insured: true }, { zip: '09012' }],
    ['Express International', 'inquiry-open', 'priority-mail-express-international', {}, { today: '2026-11-16' }],
    ['the same too early', 'inquiry-too-early', 'priority-mail-express-international', {}, { today: '2026-11-15' }],
    ['the same too late', 'inquiry-too-late', 'priority-mail-express-international', {}, { today: '2027-02-12' }],
    ['First-Class International', 'no-inquiry', 'first-class-package-international'],
  ]
  for (const [name, expected, ...given] of rows) test(name, () => assert.equal(guide(...given).verdict, expected))
})

test('papers fit the trouble, and each comes from its rule', () => {
  const ids = (told: Told) =>
    guide('priority-mail', told).steps.flatMap((step) => step.papers.map((group) => [group.id, group.rule]))
  const loss = [
    ['insurance', 'claim.papers-insurance'],
    ['value', 'claim.papers-value'],
    ['way', 'claim.papers-way'],
  ]
  assert.deepEqual(ids({}), loss)
  assert.deepEqual(
    ids({ report: 'damaged' }).map(([id]) => id),
    ['insurance', 'value', 'estimate', 'damage', 'way'],
  )
})

test('who may file differs between loss and damage, and between express and priority across a border', () => {
  const who = (...given: Parameters<typeof guide>) =>
    guide(...given)
      .steps.find((step) => step.id === 'who')
      ?.lines.map(({ key }) => key)
  assert.deepEqual(who('priority-mail'), ['who.loss', 'who.one-claim'])
  assert.deepEqual(who('priority-mail', { report: 'damaged' }), ['who.damage', 'who.one-claim'])
  assert.deepEqual(who('priority-mail-express-international'), ['inquiry.first', 'inquiry.sender-only'])
  assert.deepEqual(who('priority-mail-international'), ['inquiry.first', 'inquiry.sender-or-recipient'])
  assert.deepEqual(who('inbound-international'), ['inquiry.first', 'inquiry.inbound'])
})

test('an appeal is dated from the decision', () => {
  const lines = (claimDecidedOn: string) =>
    guide('priority-mail', { claimDecidedOn })
      .steps.find((step) => step.id === 'appeal')
      ?.lines.map(guideWords)
      .join(' ')
  assert.match(lines('2026-11-02') ?? '', /until Wednesday, December 2, 2026/)
  assert.match(lines('2026-10-28') ?? '', /ended on Friday, November 27, 2026/)
})

test('too much insurance is said, by the limit of the rule', () => {
  const cover = (insured: number) => guide('priority-mail', { insured }).steps[0]?.lines.map(guideWords).join(' ') ?? ''
  assert.match(cover(5000), /insured for \$5,000/)
  assert.doesNotMatch(cover(5000), /check the amount/)
  assert.match(cover(5001), /up to \$5,000 for this: check the amount/)
})

test('everything that the guide says has words, and each rule that it names exists', () => {
  const rows = [...knowledge.rules.claims, ...knowledge.rules.cover, ...knowledge.rules.inquiries]
  const ids = new Set([...rows, ...knowledge.rules.appeals, ...knowledge.furtherRules].map(({ id }) => id))
  const classes = ['priority-mail', 'media-mail', 'unknown', 'priority-mail-international', 'inbound-international']
  for (const mailClass of classes) {
    for (const told of [
      {},
      { report: 'damaged' },
      { role: 'sender', insured: 9000 },
      { mailedOn: undefined },
      { mailedOn: '2025-12-01', insured: true, claimDecidedOn: '2026-01-01' },
    ] as Told[]) {
      for (const zip of [undefined, '09012']) {
        const { steps, verdict, summary, isInternational } = guide(mailClass, told, { zip })
        const said = [verdictWords(verdict, summary).title, verdictWords(verdict, summary).text]
        for (const step of steps) {
          said.push(guideStepTitle(step.id, isInternational), ...step.lines.map(guideWords))
          for (const group of step.papers) said.push(paperGroupWords(group), ...group.items.map(paperWords))
          for (const id of step.rules) assert.ok(ids.has(id), id)
        }
        for (const words of said) assert.doesNotMatch(words, /undefined|NaN|null|^[a-z-]+\.[a-z-]+$/, words)
      }
    }
  }
})
