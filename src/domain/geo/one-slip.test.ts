import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOneSlip } from './one-slip.ts'

test('one slip is a letter too many, missing or wrong, or two that changed places', () => {
  for (const typed of ['SPRINGFEILD', 'SPRINGFELD', 'SPRINGFIELDS', 'SPRINGFIELT', 'PSRINGFIELD', 'PRINGFIELD']) {
    assert.ok(isOneSlip(typed, 'SPRINGFIELD') && isOneSlip('SPRINGFIELD', typed), typed)
  }
  for (const typed of ['SPRINGFIELD', 'SPRNGFEILD', 'SPRINGFI', 'FIELDSPRING', '']) {
    assert.ok(!isOneSlip(typed, 'SPRINGFIELD'), typed)
  }
})
