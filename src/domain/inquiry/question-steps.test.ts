import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DETAIL_FIELDS, detailsFor } from './details.ts'
import { detailsOfStep, QUESTION_STEPS, stepsFor } from './question-steps.ts'
import { INQUIRY_REASONS } from './tokens.ts'

test('every detail that a reason needs is asked in one step, and no other', () => {
  for (const reason of INQUIRY_REASONS) {
    const asked = stepsFor(reason, new Set()).flatMap((step) => detailsOfStep(step, reason, new Set()))
    const { required, helpful } = detailsFor(reason)
    assert.deepEqual(asked.map(({ field }) => field).sort(), [...required, ...helpful].sort(), reason)
    assert.deepEqual(asked.flatMap(({ field, isRequired }) => (isRequired ? field : [])).sort(), [...required].sort())
  }
})

test('what the parcel tells is not asked, and a step with nothing left to ask is left out', () => {
  const known = new Set(['mailedOn', 'expectedDay'] as const)
  assert.ok(stepsFor('late', new Set()).includes('dates'))
  assert.ok(!stepsFor('late', known).includes('dates'))
  assert.deepEqual(stepsFor('unclear-status', new Set(DETAIL_FIELDS)), [
    'reason',
    'role',
    'description',
    'files',
    'you',
  ])
})

test('addresses, contents and photos are asked only where the reason needs them', () => {
  const lost = stepsFor('lost', new Set())
  for (const step of ['contents', 'addresses', 'files'] as const) {
    assert.ok(lost.includes(step))
    assert.ok(!stepsFor('no-updates', new Set()).includes(step))
  }
  assert.ok(stepsFor('delivery-wish', new Set()).includes('wish'))
  for (const reason of INQUIRY_REASONS) {
    const steps = stepsFor(reason, new Set())
    assert.deepEqual(
      steps,
      QUESTION_STEPS.filter((step) => steps.includes(step)),
    )
  }
})
