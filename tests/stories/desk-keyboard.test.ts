import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { AgentActor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'
import { addNote } from '#services/inquiries/add-note.ts'
import { keepSavedReply } from '#services/inquiries/saved-replies.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { readMessages } from '#store/inquiries/messages.ts'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { asked } from '../desk/desk-world.ts'
import { addAgentTo, PASSWORD } from '../desk-visitor.ts'
import { NUMBER, scan } from '../inquiry-world.ts'
import { createWorld, type World } from '../world.ts'

const NOW = '2026-11-20T15:00:00Z'

let browser: Awaited<ReturnType<typeof openBrowser>>
let world: World
let url: string
let ana: AgentActor & { email: string }
let ben: AgentActor & { email: string }
before(async () => {
  if (noBrowser) return
  browser = await openBrowser()
  world = await createWorld({ now: NOW })
  url = await world.listen()
  await world.feed([scan('2026-11-10T10:00:00-06:00')])
  ana = {
    kind: 'agent',
    ...(await addAgentTo(world.app, { role: 'lead', name: 'Ana Reyes', email: 'ana@example.org' })),
  }
  ben = { kind: 'agent', ...(await addAgentTo(world.app, { name: 'Ben Cole', email: 'ben@example.org' })) }
})
after(async () => {
  await world?.[Symbol.asyncDispose]()
  await browser?.[Symbol.asyncDispose]()
})

/** Signs in by keyboard. */
async function atDesk(who: { email: string }, options: Parameters<typeof browser.page>[0] = {}): Promise<Page> {
  const page = await browser.page(options)
  await page.goto(`${url}/desk`)
  await page.keyboard.type(who.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await inQueue(page, 'Mine')
  return page
}

const inQueue = (page: Page, view: string) => page.locator(`desk-queue:defined h1:text-is("${view}")`).waitFor()
const at = ({ reference }: Inquiry) => `desk-inquiry:defined[data-reference="${printReference(reference)}"]`
const told = (page: Page, words: string | RegExp) => page.locator('.done', { hasText: words }).waitFor()
const now = async ({ id }: Inquiry) => (await readInquiryById(world.app.ctx.database, id)) as Inquiry

test('an agent works twenty inquiries with the keyboard alone', { skip: noBrowser, timeout: 240_000 }, async () => {
  const all: Inquiry[] = []
  for (let place = 0; place < 20; place++) {
    world.setNow(new Date(Date.parse(NOW) - (20 - place) * 60_000).toISOString())
    all.push(await asked(world, { trackingNumber: NUMBER, name: `Mia ${place}`, subject: `Question ${place}` }))
  }
  world.setNow(NOW)
  const text = 'Dear {{customerName}}, last seen: {{lastSeen}}. {{agentName}}'
  await keepSavedReply(world.app.ctx, { by: ana, reply: { name: 'Gone quiet', text } })
  const inquiry = (place: number) => all[place] as Inquiry
  const page = await atDesk(ana)
  const { keyboard } = page
  const go = (place: number) => page.locator(at(inquiry(place))).waitFor()
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key)
  }
  const sendAndNext = () => keyboard.press('Control+Shift+Enter')

  // The first: answered, taken back, answered again.
  await press('g', 't')
  await inQueue(page, 'To do')
  await press('j', 'Enter')
  await go(0)
  await press('r')
  await keyboard.type('We look at it')
  await press('Control+Enter')
  await told(page, 'goes out in a few seconds')
  await press('z')
  await told(page, 'taken back')
  assert.equal((await now(inquiry(0))).status, 'open')
  await press('r', 'Control+End')
  await keyboard.type(' today.')
  await sendAndNext()
  await go(1)
  await told(page, printReference(inquiry(0).reference))
  // A note that names a colleague, then closed.
  await press('n')
  await keyboard.type('@be')
  await page.locator('mention-list').getByRole('option', { name: 'Ben Cole' }).waitFor()
  await press('Enter')
  await keyboard.type('knows this one')
  await press('Control+Enter')
  await told(page, 'The note is kept')
  await press('e')
  await keyboard.type('Expl')
  await sendAndNext()
  await go(2)
  // A saved reply, out of the command bar.
  await press('Control+k')
  await keyboard.type('put in gone')
  await press('Enter')
  await page.locator('#reply-text:focus').waitFor()
  assert.match(await page.locator('#reply-text').inputValue(), /Dear Mia 2, last seen: .*Memphis.* Ana Reyes/)
  await sendAndNext()
  await go(3)
  // Snoozed, handed over, tagged and made urgent.
  await press('s')
  await sendAndNext()
  await go(4)
  await press('a')
  await keyboard.type('Ben')
  await press('Tab')
  await keyboard.type('You know the plant.')
  await sendAndNext()
  await go(5)
  await press('t')
  await keyboard.type('storm')
  await press('Control+Enter')
  await told(page, 'The tags are set')
  await press('Control+k')
  await keyboard.type('priority urgent')
  await press('Enter')
  await told(page, 'The priority is set')
  await press('i')
  await told(page, 'It is yours now')
  await press('r')
  await keyboard.type('Done.')
  await sendAndNext()
  await go(6)
  // Merged into another of the same person, which is then closed.
  await press('m')
  await keyboard.type(inquiry(7).reference)
  await press('Control+Enter')
  await go(7)
  await told(page, 'Merged')
  await press('e')
  await sendAndNext()
  await go(8)
  // A call, with what was agreed.
  await press('l')
  await keyboard.type('Ms. Ortiz')
  await press('Tab', 'Tab')
  await keyboard.type('They look on the dock.')
  await press('Tab')
  await keyboard.type('Call again')
  await press('Tab')
  await keyboard.type('11232026')
  await press('Control+Enter')
  await told(page, 'The call is written down')
  for (let place = 8; place < 14; place++) {
    await press('r')
    await keyboard.type(`Answer ${place}`)
    await sendAndNext()
    await go(place + 1)
  }
  // Back to the queue: four at once, after the one that is Ben’s now.
  await press('u')
  await inQueue(page, 'To do')
  await press('j')
  for (let count = 0; count < 4; count++) await press('x', 'j')
  await press('e')
  await keyboard.type('Other')
  await press('Control+Enter')
  await told(page, 'Done for 4 inquiries')
  // The last two by search, and an empty queue.
  for (const place of [18, 19]) {
    await press('/')
    await keyboard.type(`Question ${place}`)
    await press('Enter')
    await inQueue(page, 'Found')
    await press('j', 'Enter')
    await go(place)
    await press('r')
    await keyboard.type('Found it.')
    await press('Control+Enter')
    await told(page, 'goes out')
  }
  await press('g', 't')
  await page.locator('.queue .who', { hasText: 'Ben Cole' }).waitFor()
  assert.equal(await page.locator('.queue > li').count(), 1, 'what was given to Ben')

  const ended = await Promise.all(all.map(now))
  const states = ended.map(({ status, outcome, assignee, snoozedUntilMs }) => {
    if (snoozedUntilMs !== null) return 'snoozed'
    return assignee === ben.id ? 'given away' : (outcome ?? status)
  })
  assert.deepEqual(states, [
    ...['answered', 'explained', 'answered', 'snoozed', 'given away', 'answered', 'merged', 'closed'],
    ...Array.from({ length: 6 }, () => 'answered'),
    ...Array.from({ length: 4 }, () => 'other'),
    ...['answered', 'answered'],
  ])
  assert.partialDeepStrictEqual(ended[5], { tags: ['storm'], priority: 'urgent', assignee: ana.id })
  assert.ok(ended[8]?.reminderAtMs)
  const [, note] = await readMessages(world.app.ctx.database, inquiry(1).id, 5)
  assert.equal(note?.text, '@Ben Cole knows this one')

  // Who speaks to the computer switches keys of one letter off.
  await press('?')
  await page.getByRole('dialog').waitFor()
  await page.getByLabel('Keys of one letter work on this device').focus()
  await press('Space', 'Escape', 'c')
  await press('Control+k')
  await page.getByRole('combobox', { name: 'Type what you want to do' }).waitFor()
  await keyboard.type('new inquiry')
  await press('Enter')
  await page.getByLabel('Tracking number').and(page.locator(':focus')).waitFor()
  // For somebody on the phone: the parcel first, then what they say.
  await keyboard.type(NUMBER)
  await press('Enter')
  await page.getByRole('heading', { name: /Last seen in Memphis/ }).waitFor()
  await keyboard.type('Noor Haddad')
  await page.getByLabel('What they ask').focus()
  await keyboard.type('Where is it?')
  await press('Control+Enter')
  await told(page, 'The inquiry is open')
  assert.deepEqual(browser.problems, [])
})

test('two agents see each other and what the other does, and nobody loses a word', {
  skip: noBrowser,
  timeout: 120_000,
}, async () => {
  const [hers, his] = [await atDesk(ana), await atDesk(ben)]
  await hers.goto(`${url}/desk?view=unassigned`)
  await inQueue(hers, 'Unassigned')
  const inquiry = await asked(world, { subject: 'Came just now' })
  const row = hers.locator('.queue li', { hasText: 'Came just now' })
  await row.waitFor()
  await his.goto(`${url}/desk/inquiries/${inquiry.reference}`)
  await row.getByText('Ben Cole has this open too.').waitFor()
  await row.getByRole('link').click()
  await hers.locator('.viewers', { hasText: 'Ben Cole has this open too.' }).waitFor()
  await his.keyboard.press('r')
  await his.keyboard.type('I begin to write')
  await hers.locator('.viewers', { hasText: 'Ben Cole is writing' }).waitFor()

  await addNote(world.app.ctx, { target: { id: inquiry.id }, by: ana, text: 'I called them.' })
  await his.locator('.conversation .new', { hasText: 'I called them.' }).waitFor()
  assert.equal(await his.locator('#reply-text').inputValue(), 'I begin to write')
  await his.keyboard.type(' this')
  await his.keyboard.press('Control+Enter')
  await his.getByRole('alert').getByText('Ana Reyes added a note').waitFor()
  assert.equal(await his.locator('#reply-text').inputValue(), 'I begin to write this')
  await his.locator('#reply-text:focus').waitFor()
  await his.keyboard.press('Control+Enter')
  await told(his, 'goes out')
  await hers.locator('.conversation', { hasText: 'I begin to write this' }).waitFor()

  // What is begun is there again on another day, and on another device.
  await his.keyboard.press('n')
  await his.keyboard.type('Half a note')
  await hers.locator('.viewers', { hasText: 'Ben Cole is writing' }).waitFor()
  await his.goto(`${url}/desk`)
  await hers.locator('.viewers:empty').waitFor({ state: 'attached' })
  await his.goto(`${url}/desk/inquiries/${inquiry.reference}`)
  assert.equal(await his.locator('#note-text').inputValue(), 'Half a note')

  // Rows in use do not move: what is new waits for a key.
  await hers.goto(`${url}/desk?view=todo`)
  await inQueue(hers, 'To do')
  await hers.keyboard.press('j')
  await asked(world, { subject: 'Not yet in sight' })
  await hers.getByRole('button', { name: 'The queue has changed' }).waitFor()
  assert.equal(await hers.getByText('Not yet in sight').count(), 0)
  await hers.keyboard.press('.')
  await hers.getByText('Not yet in sight').waitFor()
  assert.deepEqual(
    browser.problems.filter((problem) => !problem.includes('409')),
    [],
  )
})

test('every page of inquiries can be read by everybody', {
  skip: noBrowser,
  timeout: 240_000,
}, async () => {
  const inquiry = await asked(world, { trackingNumber: NUMBER, subject: 'For all eyes' })
  await addNote(world.app.ctx, { target: { id: inquiry.id }, by: ben, text: 'A note' })
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1280, 'dark'],
  ] as const) {
    const page = await atDesk(ana, { viewport: { width, height: 800 }, colorScheme })
    const check = async (what: string) => {
      assert.deepEqual(
        await accessibilityProblems(page, width < 1000 ? 'whole' : 'other-form'),
        [],
        `${what} at ${width}`,
      )
      assert.equal(await isTooWide(page), false, `${what} is wider than ${width}`)
    }
    for (const path of [
      '/desk/by-situation',
      '/desk/by-place',
      '/desk/replies',
      `/desk/inquiries/new?number=${NUMBER}`,
    ]) {
      await page.goto(url + path)
      for (const one of await page.locator('details').all())
        await one.evaluate((details) => details.setAttribute('open', ''))
      await check(path)
    }
    await page.goto(`${url}/desk?view=all`)
    await inQueue(page, 'All')
    for (const key of ['j', 'x']) await page.keyboard.press(key)
    await check('the queue with one ticked')
    await page.keyboard.press('?')
    await check('the keys')
    await page.goto(`${url}/desk/inquiries/${inquiry.reference}?view=all`)
    await page.locator(at(inquiry)).waitFor()
    await page.keyboard.press('n')
    await check('an inquiry')
    for (const key of ['Escape', 'l']) await page.keyboard.press(key)
    await check('an inquiry with the notes of a call')
    await page.keyboard.press('Control+k')
    await check('the commands')
    await page.context().close()
  }
  assert.deepEqual(world.errors, [])
})
