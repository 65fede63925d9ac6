import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checksFail } from './checks-fail.ts'

test('what the receiving server says of a sender', () => {
  assert.equal(checksFail(null), false)
  assert.equal(checksFail('mx.example; spf=pass; dkim=pass; dmarc=pass'), false)
  assert.equal(checksFail('mx.example; spf=softfail; dkim=pass; dmarc=pass'), false, 'passed on')
  assert.equal(checksFail('mx.example; spf=pass; dmarc=fail (p=reject)'), true)
  assert.equal(checksFail('mx.example; spf=fail smtp.mailfrom=a@b.example; dkim=none'), true)
})
