import assert from 'node:assert/strict'
import { test } from 'node:test'
import bwip from 'bwip-js/node'
import { simpleParser } from 'mailparser'
import { tendWatches } from '#services/watches/tend-watches.ts'
import { accessibilityProblems, isTooWide, noBrowser, openBrowser } from '../browser.ts'
import { NUMBER, scan } from '../inquiry-world.ts'
import { mailBy } from '../mail/mail-world.ts'
import { startSmtp } from '../mail/smtp-server.ts'
import { createWorld, serveWhole } from '../world.ts'

const PUBLIC_URL = 'https://parcels.example.org'
const at = (city: string, state: string) => ({ place: { city, state } })

test('from the barcode on a label to the delivery: asked by mail, a quiet night, the network cut in between', {
  skip: noBrowser,
  timeout: 120_000,
}, async () => {
  await using smtp = await startSmtp()
  await using browser = await openBrowser()
  const config = { mail: mailBy(smtp.url), publicUrl: PUBLIC_URL }
  await using world = await createWorld({ now: '2026-11-20T16:00:00Z', config })
  const mails = async (count: number) => {
    const { subject = '', text = '' } = await simpleParser((await smtp.next(count))[count - 1]?.raw ?? '')
    const links = [...text.matchAll(/https:\/\/parcels\.example\.org(\S+)/g)].map(([, path = '']) => path)
    return { subject, text, links }
  }
  await world.feed([scan('2026-11-19T03:14:00-06:00')])
  const server = await serveWhole(world.app)
  const { url } = server
  const phone = { viewport: { width: 360, height: 740 }, serviceWorkers: 'allow' } as const
  const page = await browser.page(phone)
  const look = async () => {
    assert.deepEqual(await accessibilityProblems(page), [])
    assert.equal(await isTooWide(page), false)
  }

  await page.goto(`${url}/scan`)
  const buffer = Buffer.from(
    await bwip.toBuffer({
      bcid: 'gs1-128',
      text: `(420)38101(92)${NUMBER.slice(2)}`,
      scale: 3,
      height: 20,
      padding: 10,
      backgroundcolor: 'FFFFFF',
    }),
  )
  const choose = page.getByLabel('Or choose a picture of the barcode')
  await choose.setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer })
  await page.getByRole('heading', { level: 1, name: /Last seen in Memphis/ }).waitFor()

  await page.getByRole('link', { name: 'Send me news' }).click()
  await page.getByLabel('Your email address').fill('ana.example.net')
  await page.getByLabel('Every scan on its way').check()
  await page.getByRole('button', { name: 'Ask me by email' }).click()
  await page.getByRole('link', { name: 'Enter an email address such as name@example.org.' }).click()
  await look()
  assert.equal(await page.getByLabel('Every scan on its way').isChecked(), true, 'what was chosen is not lost')
  await page.getByLabel('Your email address').fill('ana@example.net')
  await page.getByLabel('Your time zone').selectOption({ label: 'Central time' })
  await page.getByRole('button', { name: 'Ask me by email' }).click()
  await page.getByRole('heading', { level: 1, name: 'Look into your email' }).waitFor()
  await look()

  const question = await mails(1)
  await page.goto(url + question.links[0])
  await page.getByRole('button', { name: 'Yes, tell me' }).click()
  await page.getByText('You are told').waitFor()
  await look()
  await page.goto(`${url}/track/${NUMBER}`)
  await page.getByRole('heading', { level: 1, name: /Last seen in Memphis/ }).waitFor()

  // The network goes, and the night brings two scans.
  await server[Symbol.asyncDispose]()
  world.setNow('2026-11-21T06:30:00Z')
  await world.feed([scan('2026-11-20T23:10:00-06:00', at('DALLAS', 'TX'))])
  await world.feed([scan('2026-11-21T00:20:00-06:00', at('WACO', 'TX'))])
  await page.reload()
  await page.getByText('You are offline, or the network is slow.').waitFor()
  await page.getByRole('heading', { level: 1, name: /Last seen in Memphis/ }).waitFor()
  await using _again = await serveWhole(world.app, Number(new URL(url).port))

  world.setNow('2026-11-21T13:00:30Z')
  await tendWatches(world.app.ctx)
  const morning = await mails(2)
  assert.match(morning.subject, /^Seen in Waco, TX/)
  assert.match(morning.text, /Last seen in Waco, TX, today at 12:20 AM/)

  world.setNow('2026-11-21T19:12:00Z')
  await world.feed([scan('2026-11-21T13:10:00-06:00', { code: '01', ...at('AUSTIN', 'TX') })])
  const delivered = await mails(3)
  assert.match(delivered.subject, /^Delivered/)
  await page.goto(url + delivered.links[0])
  await page.getByRole('heading', { level: 1, name: /Delivered in Austin, Texas/ }).waitFor()

  // Three days later it has ended by itself.
  world.setNow('2026-11-24T19:13:00Z')
  await tendWatches(world.app.ctx)
  await page.goto(url + (delivered.links.at(-1) ?? ''))
  await page.getByText('Ended', { exact: true }).waitFor()
  await look()
  assert.equal(smtp.arrived.length, 3)
})
