import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOurs, parseAddress, tagOf, withTag } from './address.ts'
import { type MailNature, natureOfMail } from './nature-of-mail.ts'
import type { MailMarks, ReadMail } from './read-mail.ts'
import { replyTokensIn } from './reply-tokens.ts'

const OURS = 'help@example.org'

function mail(more: Partial<ReadMail> = {}, marks: Partial<MailMarks> = {}): ReadMail {
  return {
    messageId: null,
    inReplyTo: [],
    references: [],
    from: { name: 'Ana', address: 'ana@example.net' },
    replyTo: null,
    to: [],
    cc: [],
    deliveredTo: [],
    subject: 'Where is my parcel?',
    text: '',
    html: null,
    files: [],
    report: null,
    checks: null,
    problems: [],
    ...more,
    marks: {
      autoSubmitted: null,
      precedence: null,
      suppress: null,
      hasAutoReplyHeader: false,
      isFromList: false,
      loops: [],
      returnPath: null,
      reportType: null,
      failedRecipients: [],
      ...marks,
    },
  }
}

test('how a mail came about, by what its headers say', () => {
  const cases: [MailNature, ReadMail][] = [
    ['person', mail()],
    ['person', mail({}, { autoSubmitted: 'no', returnPath: 'ana@example.net' })],
    ['auto-reply', mail({}, { autoSubmitted: 'auto-replied; owner-email="x"' })],
    ['auto-reply', mail({}, { hasAutoReplyHeader: true })],
    ['auto-reply', mail({}, { precedence: 'auto_reply' })],
    ['auto-reply', mail({}, { returnPath: '' })],
    ['auto-reply', mail({}, { reportType: 'disposition-notification' })],
    ['automatic', mail({}, { autoSubmitted: 'auto-generated' })],
    ['automatic', mail({}, { suppress: 'OOF, AutoReply' })],
    ['automatic', mail({ from: { name: null, address: 'no-reply@shop.example' } })],
    ['bulk', mail({}, { isFromList: true })],
    ['bulk', mail({}, { precedence: 'bulk' })],
    ['bounce', mail({}, { reportType: 'delivery-status' })],
    ['bounce', mail({ from: { name: null, address: 'MAILER-DAEMON@mx.example' } })],
    ['bounce', mail({}, { failedRecipients: ['bo@example.net'] })],
    ['bounce', mail({ subject: 'Undeliverable: Your parcel' }, { returnPath: '' })],
    ['own', mail({}, { loops: ['help+0123@example.org'] })],
    ['own', mail({ from: { name: null, address: 'HELP@example.org' } })],
  ]
  for (const [nature, one] of cases) assert.equal(natureOfMail(one, OURS), nature, JSON.stringify(one))
})

test('answering machines in many languages', () => {
  for (const subject of [
    'Automatic reply: Your parcel',
    'Out of Office: Re: Your parcel',
    'Respuesta automática: Su paquete',
    'Fuera de la oficina',
    'Réponse automatique : Votre colis',
    'Automatische Antwort: Ihr Paket',
    'Abwesenheitsnotiz',
    'Risposta automatica: pacco',
    'Resposta automática',
    'Автоматический ответ: посылка',
    '自动回复: 包裹',
    '自動返信：荷物',
    'Trả lời tự động: bưu kiện',
  ]) {
    assert.equal(natureOfMail(mail({ subject }), OURS), 'auto-reply', subject)
  }
  for (const subject of [
    'Re: Automatic doors came broken',
    'Office chair lost',
    'Vacation hold please',
    'Absent parcel',
  ]) {
    assert.equal(natureOfMail(mail({ subject }), OURS), 'person', subject)
  }
})

test('addresses and the words in them', () => {
  assert.deepEqual(parseAddress('"Ruiz, Ana" <ana@example.net>'), { name: 'Ruiz, Ana', address: 'ana@example.net' })
  assert.deepEqual(parseAddress('ana@bücher.example'), { name: null, address: 'ana@bücher.example' })
  assert.equal(parseAddress('a@b@c'), null)
  assert.equal(withTag(OURS, 'abc'), 'help+abc@example.org')
  assert.equal(tagOf('Help+ABC@Example.org', OURS), 'abc')
  assert.equal(tagOf('help@example.org', OURS), null)
  assert.equal(isOurs('helper@example.org', OURS), false)
  const token = '0123456789abcdef01234567'
  const found = replyTokensIn(
    {
      addresses: [`help+${token}@example.org`, 'help+short@example.org'],
      text: `> [ref:${token}] [ref:${'f'.repeat(24)}]`,
    },
    OURS,
  )
  assert.deepEqual(found, [token, 'f'.repeat(24)])
})
