import assert from 'node:assert/strict'
import { simpleParser } from 'mailparser'
import type { TestSmtp } from '../mail/smtp-server.ts'
import { createDevice } from './push-service.ts'
import { type Ask, FEED_KEY } from './watch-server.ts'

/** News that waits for no rest. */
const EVENTS = ['out-for-delivery', 'delivered']
const HOUR_MS = 3_600_000

/** Somebody who is told of parcels, with what they were told. */
export type TestWatcher = {
  name: string
  /** Each notice that came: an id that is the same where it came twice, and the parcels that it tells of. */
  told(): Promise<{ id: string; numbers: string[] }[]>
}

type Service = { url: string; got: readonly { path: string; body: Buffer }[] }

/** The owner of a mail address is asked, says yes, and adds the other parcels. */
export async function watchByMail(ask: Ask, smtp: TestSmtp, email: string, numbers: readonly string[]) {
  const [first, ...others] = numbers
  const asked = await send(ask, '/v1/watches', { trackingNumber: first, email, events: EVENTS })
  assert.equal(asked.status, 202)
  const mails = () => smtp.arrived.filter(({ to }) => to.includes(email))
  for (let count = 1; mails().length === 0; count++) await smtp.next(count)
  const key = keyIn((await simpleParser(mails()[0]?.raw ?? '')).text ?? '')
  const yes = await ask('/watching/confirm', { method: 'POST', body: new URLSearchParams({ key }), redirect: 'manual' })
  assert.equal(yes.status, 303)
  for (const number of others) await add(ask, key, number)
  return { name: email, key, told: () => toldByMail(mails().slice(1)) }
}

/** What mails tell. */
export async function toldByMail(mails: readonly { raw: string }[]) {
  const read = await Promise.all(mails.map(({ raw }) => simpleParser(raw)))
  return read.map(({ messageId = '', text = '' }) => ({ id: messageId, numbers: numbersIn(text) }))
}

/** A browser is told from now on. */
export async function watchByPush(ask: Ask, service: Service, path: string, numbers: readonly string[]) {
  const [first, ...others] = numbers
  const device = createDevice()
  const subscription = { endpoint: service.url + path, keys: device.keys }
  const asked = await send(ask, '/v1/watches', {
    channel: 'web-push',
    trackingNumber: first,
    subscription,
    events: EVENTS,
  })
  assert.equal(asked.status, 201, await asked.clone().text())
  const { key } = await asked.json()
  for (const number of others) await add(ask, key, number)
  const told = () => {
    const messages = service.got.filter((one) => one.path === path).map(({ body }) => device.read(body))
    return messages.map((message) => ({ id: JSON.stringify(message), numbers: numbersIn(message.path ?? '') }))
  }
  return { name: path, key: String(key), told: async () => told() }
}

/** The feed says that parcels are out for delivery. */
export async function feedOut(ask: Ask, numbers: readonly string[]): Promise<void> {
  const at = new Date(Date.now() - HOUR_MS).toISOString().replace('Z', '+00:00')
  const scans = numbers.map((trackingNumber) => ({ trackingNumber, code: 'OF', at }))
  const response = await send(ask, '/v1/scans', scans, FEED_KEY)
  assert.equal(response.status, 200)
}

function send(ask: Ask, path: string, body: unknown, key?: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) }
  return Promise.resolve(ask(path, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function add(ask: Ask, key: string, trackingNumber: string): Promise<void> {
  assert.equal((await send(ask, '/v1/watches', { trackingNumber, events: EVENTS }, key)).status, 201)
}

function keyIn(text: string): string {
  const key = /\/watching\?key=([\w-]+)/.exec(text)?.[1]
  assert.ok(key, text)
  return key
}

/** Each number once, as links of pages hold them. */
function numbersIn(text: string): string[] {
  return [...new Set(text.match(/9234691234567\d{9}/g))]
}
