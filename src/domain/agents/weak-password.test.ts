import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordProblem } from './weak-password.ts'

const ABOUT = { email: 'nia.okafor@shop.example', name: 'Nia Okafor' }

test('passwords that are guessed first are refused', () => {
  for (const password of [
    'password1234',
    'P@ssw0rd2026',
    'passwordpassword',
    'qwertyqwerty12',
    '123456789012',
    'aaaaaaaaaaaaaa',
    'abcdefghijklmnop',
    'Welcome2026!!',
    'whereabouts123',
    'administrator1',
    'Summer2026!!!',
    'usps-tracking-2026',
  ]) {
    assert.equal(passwordProblem(password, ABOUT), 'too-common', password)
  }
})

test('a password made of oneself is refused', () => {
  for (const password of ['nia.okafor.2026', 'NiaOkafor!!2026', 'okaforokafor1']) {
    assert.equal(passwordProblem(password, ABOUT), 'tells-of-you', password)
  }
})

test('length has its limits, and what is left is taken', () => {
  assert.equal(passwordProblem('k7#mQ2!xv9L', ABOUT), 'too-short')
  assert.equal(passwordProblem('k'.repeat(129), ABOUT), 'too-long')
  for (const password of [
    'seven green kettles sing',
    'k7#mQ2!xv9LpR4',
    'correct horse battery',
    'Zug um Zug nach Wien',
    '我的密码是很长的一句话没有人猜得到',
  ]) {
    assert.equal(passwordProblem(password, ABOUT), null, password)
  }
})
