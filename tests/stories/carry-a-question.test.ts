import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { addKey } from '#services/desk-keys/add-key.ts'
import { tendInquiries } from '#services/inquiries/tend-inquiries.ts'
import { accessibilityProblems, noBrowser, openBrowser } from '../browser.ts'
import { addAgentTo, PASSWORD } from '../desk-visitor.ts'
import { mailBy } from '../mail/mail-world.ts'
import { startSmtp } from '../mail/smtp-server.ts'
import { writeMail } from '../mail/write-mail.ts'
import { createWorld, type World } from '../world.ts'

const NUMBER = '9234691234567800000171'
const HEADLINE = /Last seen in Memphis, Tennessee/

const scan = (at: string, code: string, city: string, state: string, zip: string) => ({
  trackingNumber: NUMBER,
  code,
  at,
  place: { city, state, zip },
  mailedOn: '2026-11-09',
})

/** Waits until something is so in the database. */
async function until(world: World, query: string): Promise<void> {
  const deadline = AbortSignal.timeout(30_000)
  while ((await world.app.ctx.database.query(query)).rowCount === 0) {
    deadline.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

test('from a worried visitor to a closed inquiry: mails go both ways, a later scan opens and answers it', {
  skip: noBrowser,
  timeout: 240_000,
}, async () => {
  await using smtp = await startSmtp()
  const mail = { ...mailBy(smtp.url), smtpListen: { host: '127.0.0.1', port: 0 } }
  await using world = await createWorld({ now: '2026-11-20T15:00:00Z', config: { mail } })
  await using browser = await openBrowser()
  const url = await world.listen()
  await world.feed([
    scan('2026-11-09T15:00:00-06:00', '03', 'LITTLE ROCK', 'AR', '72201'),
    scan('2026-11-10T03:14:00-06:00', '10', 'MEMPHIS', 'TN', '38101'),
  ])

  // The visitor: a phone, nothing typed twice.
  const visitor = await browser.page({ viewport: { width: 360, height: 740 } })
  await visitor.goto(url)
  await visitor.getByLabel(/Paste tracking numbers/).fill(`My parcel ${NUMBER}, where is it?`)
  await visitor.getByRole('button', { name: 'Find it' }).click()
  await visitor.getByRole('heading', { level: 1, name: HEADLINE }).waitFor()
  const meaning = (await visitor.locator('main h2').first().textContent()) ?? ''
  await visitor
    .getByRole('link', { name: /Ask us/ })
    .first()
    .click()
  await visitor.getByText(meaning).first().waitFor()
  assert.equal(await visitor.getByLabel('My parcel has not moved').isChecked(), true, 'the likely reason is chosen')
  const next = () => visitor.getByRole('button', { name: 'Continue' }).click()
  await next()
  await visitor.getByLabel('It is for me').check()
  await next()
  await visitor.getByText('Let us write it for you').click()
  await visitor.getByRole('button', { name: 'Write it for me' }).click()
  const described = visitor.getByLabel('What happened?')
  await described.waitFor()
  assert.ok((await described.inputValue()).includes('Memphis'), 'the helper knows the scans')
  await described.fill('It has been in Memphis for ten days. It is a birthday present. Where is it?')
  await next()
  await visitor.getByLabel(/earlier request/).waitFor()
  await next()
  await visitor.getByLabel('Your email address').fill('ana@example.net')
  await visitor.getByLabel('Your name').fill('Ana Ruiz')
  await next()
  await visitor.getByText('ana@example.net').waitFor()
  assert.deepEqual(await accessibilityProblems(visitor), [])
  await visitor.getByRole('button', { name: 'Send the question' }).click()
  await visitor.getByRole('heading', { name: 'Your question is here' }).waitFor()
  const reference = (await visitor.locator('b.reference').textContent()) ?? ''
  const mails = async (count: number) =>
    Promise.all((await smtp.next(count)).map(({ raw }) => simpleParser(raw, { skipHtmlToText: true })))
  const [confirmation] = await mails(1)
  assert.equal(confirmation?.to && [confirmation.to].flat()[0]?.text, 'ana@example.net')
  assert.ok(confirmation?.text?.includes(reference))
  assert.ok(confirmation?.headers.has('auto-submitted'))

  // The agent: signs in, sees what the visitor sees, answers by keyboard.
  const { email } = await addAgentTo(world.app, { name: 'Sam Lee' })
  const desk = await browser.page()
  await desk.goto(`${url}/desk`)
  await desk.keyboard.type(email)
  await desk.keyboard.press('Tab')
  await desk.keyboard.type(PASSWORD)
  await desk.keyboard.press('Enter')
  await desk.getByRole('button', { name: 'Sign out' }).waitFor()
  await desk.goto(`${url}/desk?view=unassigned`)
  await desk.getByRole('link', { name: /My parcel has not moved/ }).focus()
  await desk.keyboard.press('Enter')
  await desk.getByText('It is a birthday present.').waitFor()
  await desk.getByText(meaning).first().waitFor()
  await desk.getByText(HEADLINE).first().waitFor()
  await desk.keyboard.press('r')
  await desk.keyboard.type('We have asked Memphis to look for it. You hear from us on Monday.')
  await desk.keyboard.press('Control+Enter')
  await desk.getByText('Your answer goes out in a few seconds.').waitFor()
  world.setNow('2026-11-20T15:05:00Z')
  const [, answer] = await mails(2)
  assert.match(answer?.text ?? '', /asked Memphis to look for it/)
  assert.equal(answer?.headers.has('auto-submitted'), false)

  // The visitor answers that mail.
  const transport = createTransport({ host: '127.0.0.1', port: world.app.smtpPort ?? 0, ignoreTLS: true })
  await transport.sendMail({
    envelope: { from: 'ana@example.net', to: 'help@example.org' },
    raw: writeMail(
      { Subject: `Re: ${answer?.subject}`, 'In-Reply-To': answer?.messageId },
      'Thank you! It is a blue box.\n\n> We have asked Memphis to look for it.',
    ),
  })
  await until(world, `select from inquiry_messages where text like '%blue box%'`)
  await desk.goto(`${url}/desk/inquiries/${reference}`)
  await desk.getByText('It is a blue box.').first().waitFor()
  await desk.keyboard.press('e')
  await desk.getByLabel('How it ended').last().selectOption({ label: 'Missing-mail search filed' })
  await desk.getByRole('button', { name: 'Close it' }).press('Enter')
  await desk.getByText('It is closed.').waitFor()

  // A later scan opens it again, the next one answers it.
  world.setNow('2026-11-21T15:00:00Z')
  await world.feed([scan('2026-11-21T08:00:00-06:00', '10', 'NASHVILLE', 'TN', '37201')])
  await until(world, `select from inquiries where status = 'open'`)
  world.setNow('2026-11-22T20:00:00Z')
  await world.feed([scan('2026-11-22T14:12:00-06:00', '01', 'AUSTIN', 'TX', '78701')])
  await until(world, `select from inquiries where status = 'answered' and answered_by_scan`)
  const delivered = (await mails(4)).find(({ text }) => text?.includes('Is that true?'))
  assert.match(delivered?.text ?? '', /delivered in Austin, TX: Sunday, November 22, 2:12 PM/)

  // Nobody contradicts: it closes by rule, and the visitor says how it went, by the key of the mail.
  const [, key = ''] = /([\w-]{43})/.exec(delivered?.text ?? '') ?? []
  world.setNow('2026-12-10T15:00:00Z')
  await tendInquiries(world.app.ctx)
  await until(world, `select from inquiries where status = 'closed' and outcome = 'delivered'`)
  const later = await browser.page({ javaScriptEnabled: false })
  await later.goto(`${url}/inquiries/${reference.replace('-', '')}?key=${key}`)
  await later.getByRole('heading', { name: 'This question is closed' }).waitFor()
  await later.getByLabel('Very well').check()
  await later.getByRole('button', { name: 'Tell us' }).click()
  await later.getByText('Thank you for telling us.').waitFor()

  const { secret } = await addKey(world.app.ctx, { name: 'report', scopes: ['desk:read'] }, { kind: 'system' })
  const headers = { authorization: `Bearer ${secret}` }
  const told = await (await fetch(`${url}/v1/desk/inquiries/${reference}`, { headers })).text()
  assert.match(told, /"rating":5/)
  assert.deepEqual(browser.problems, [])
  assert.deepEqual(world.errors, [])
})
