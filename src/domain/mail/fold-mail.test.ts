import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldMail, newIn } from './fold-mail.ts'

const HISTORY = '> Your parcel is late.\n> We look for it.'

test('what is new is parted from what is quoted, in many languages', () => {
  const introductions = [
    'On Fri, Nov 20, 2026 at 3:12 PM Parcel help <help@example.org> wrote:',
    'On Fri, Nov 20, 2026 at 3:12 PM Parcel help\n<help@example.org> wrote:',
    'Am Fr., 20. Nov. 2026 um 15:12 Uhr schrieb Parcel help <help@example.org>:',
    'El vie, 20 nov 2026 a las 15:12, Parcel help (<help@example.org>) escribió:',
    'Le ven. 20 nov. 2026 à 15:12, Parcel help <help@example.org> a écrit :',
    'Il giorno ven 20 nov 2026 alle ore 15:12 Parcel help <help@example.org> ha scritto:',
    'Em sex., 20 de nov. de 2026 às 15:12, Parcel help <help@example.org> escreveu:',
    'Op vr 20 nov 2026 om 15:12 schreef Parcel help <help@example.org>:',
    '2026年11月20日(金) 15:12 Parcel help <help@example.org> のメール:',
    '在 2026年11月20日，15:12，Parcel help <help@example.org> 写道：',
  ]
  for (const introduction of introductions) {
    const pieces = foldMail(`It came.\n\n${introduction}\n\n${HISTORY}\n`)
    assert.deepEqual(
      pieces.map(({ kind }) => kind),
      ['new', 'quoted'],
      introduction,
    )
    assert.equal(newIn(`It came.\n\n${introduction}\n\n${HISTORY}\n`), 'It came.')
  }
})

test('the blocks of Outlook and dividers begin a history', () => {
  for (const history of [
    'From: Parcel help <help@example.org>\nSent: Friday, November 20, 2026 3:12 PM\nTo: Ana\nSubject: Your parcel\n\nIt is late.',
    'Von: Parcel help\nGesendet: Freitag, 20. November 2026\nAn: Ana\nBetreff: Ihr Paket\n\nText',
    '-----Original Message-----\nFrom: help\n\nIt is late.',
    '________________________________\nDe: help\nText',
  ]) {
    assert.equal(newIn(`Thanks!\n\n${history}`), 'Thanks!', history)
  }
})

test('answers between quoted lines stay', () => {
  const text = `On Monday Ana wrote:\n> Is it blue?\nYes.\n> Is it big?\nNo.`
  assert.equal(newIn(text), 'Yes.\n\nNo.')
})

test('a signature is folded, a quotation of a person is not', () => {
  assert.deepEqual(
    foldMail('Hello\n\n-- \nAna Ruiz\n+1 555').map(({ kind }) => kind),
    ['new', 'signature'],
  )
  assert.equal(newIn('Where is it?\n\nSent from my phone'), 'Where is it?')
  assert.equal(newIn('The neighbour wrote:\nI have it.'), 'The neighbour wrote:\nI have it.')
  assert.equal(newIn('> only quoted'), '> only quoted')
})

test('the pieces together are the text, whatever it is, and it takes no time', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('', '> a', '-- ', 'On x wrote:', 'From: a', 'To: b', 'Sent: c', '-----Original Message-----'),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n')
      assert.equal(
        foldMail(text)
          .map((piece) => piece.text)
          .join('\n'),
        text,
      )
    }),
  )
  const started = performance.now()
  foldMail('On a wrote '.repeat(100_000))
  foldMail('On a\n'.repeat(100_000))
  foldMail(`${'>'.repeat(1_000_000)}`)
  foldMail(`From: ${' '.repeat(500_000)}`)
  assert.ok(performance.now() - started < 2_000)
})
