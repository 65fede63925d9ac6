import { randomBytes } from 'node:crypto'
import { addressKey, domainOf, isOurs, type MailAddress, parseAddress } from '#domain/mail/address.ts'
import { isAddressOfProgram } from '#domain/mail/is-address-of-program.ts'
import type { Transaction } from '#store/database.ts'
import { natureOfWriter, readLastCc } from '#store/mails/incoming.ts'
import { cancelOutgoing, countAutomatic, insertOutgoing, type NewOutgoing } from '#store/mails/outgoing.ts'
import { readThread, tokenOfInquiry } from '#store/mails/threads.ts'
import { holdLock } from '#store/transaction.ts'
import { ServiceError } from '../errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { JobQueue } from '../ports/jobs.ts'
import type { MailQueue, OutgoingMail } from '../ports/mail.ts'
import { lostBefore } from './lost-tries.ts'
import { incomingIdIn } from './mail-id-of.ts'

const DAY_MS = 86_400_000
/** So many mails that nobody wrote go to one address, and about one inquiry, in a day: no loop gets further. */
const AUTOMATIC_TO_ADDRESS = 20
const AUTOMATIC_ABOUT_INQUIRY = 6
const LONGEST_SUBJECT = 200
const MOST_CC = 20
const MOST_REFERENCES = 20
const TOKEN_BYTES = 12
const MESSAGE_ID_BYTES = 18

const NO_THREAD = { messageIds: [], lastIncoming: null }

/** Where the mails of this installation come from. */
export type OwnAddress = {
  /** Null where the operator has set none yet: mails wait. */
  from: MailAddress | null
  /** Stands behind the `@` of Message-IDs. */
  domain: string
}

/**
 * The queue of mails on our own table: an outbox that a job sends from.
 * @param parts.isSent whether a mail server is set up; mails wait without a job where none is
 */
export function createMailQueue(parts: { clock: Clock; jobs: JobQueue; own: OwnAddress; isSent: boolean }): MailQueue {
  const { clock, jobs, own, isSent } = parts
  return {
    isSent,
    async queue(transaction, mail) {
      const next = await toOutgoing(transaction, mail, own, clock())
      const mailId = await insertOutgoing(transaction, next)
      if (next.state === 'cancelled' || !isSent) return { mailId }
      const afterS = Math.ceil(Math.max(0, next.nextTryAtMs - next.createdAtMs) / 1000)
      await jobs.add(transaction, 'send-mail', [{ about: { mailId }, ...(afterS > 0 ? { afterS } : {}) }])
      return { mailId }
    },
    callBack(transaction, mailId) {
      const atMs = clock()
      return cancelOutgoing(transaction, { id: mailId, why: 'called-back', atMs, lostBeforeMs: lostBefore(atMs) })
    },
  }
}

async function toOutgoing(
  transaction: Transaction,
  mail: OutgoingMail,
  own: OwnAddress,
  nowMs: number,
): Promise<NewOutgoing> {
  const to = readAddress(mail.to, 'to')
  const { inquiryId } = mail
  const given =
    mail.cc ??
    (mail.kind === 'answer' && inquiryId !== null
      ? await readLastCc(transaction, inquiryId, addressKey(to.address))
      : [])
  const cc = given.map((text) => readAddress(text, 'cc'))
  if (cc.length > MOST_CC) throw new ServiceError('too-many', `A mail has at most ${MOST_CC} addresses in Cc.`)
  const isFirst = inquiryId === null || (mail.kind === 'confirmation' && !mail.openedByMail)
  const { messageIds, lastIncoming } = isFirst ? NO_THREAD : await readThread(transaction, inquiryId)
  const token = inquiryId === null ? null : await tokenOfInquiry(transaction, inquiryId, newToken())
  const why = await whyNot(transaction, mail, to, own, nowMs)
  const heldUntilMs = mail.heldUntilMs ?? nowMs
  const others = cc.filter(({ address }) => own.from === null || !isOurs(address, own.from.address))
  return {
    messageId: `<${randomBytes(MESSAGE_ID_BYTES).toString('hex')}@${own.domain}>`,
    inquiryId,
    inquiryMessageId: mail.messageId ?? null,
    kind: mail.kind,
    toName: to.name,
    toAddress: to.address,
    cc: others.map(({ address }) => address),
    subject: oneLine(mail.subject),
    text: mail.text,
    inReplyTo: lastIncoming ?? messageIds.at(-1) ?? null,
    references: lastOf(messageIds, MOST_REFERENCES),
    replyToken: token,
    stopUrl: mail.stopUrl ?? null,
    state: why ? 'cancelled' : heldUntilMs > nowMs ? 'held' : 'waiting',
    why,
    leftTo: uniqueAddresses([to, ...others]),
    nextTryAtMs: Math.max(heldUntilMs, nowMs),
    createdAtMs: nowMs,
    endedAtMs: why ? nowMs : null,
  }
}

/** Why a mail is not sent at all; null where it is. A person's answer always is, except to ourselves. */
async function whyNot(
  transaction: Transaction,
  mail: OutgoingMail,
  to: MailAddress,
  own: OwnAddress,
  nowMs: number,
): Promise<string | null> {
  if (own.from && isOurs(to.address, own.from.address)) return 'own-address'
  if (mail.kind === 'answer') return null
  if (isAddressOfProgram(to.address)) return 'address-of-program'
  // A program may have its answers sent elsewhere.
  const nature = await natureOfWriter(transaction, {
    address: addressKey(to.address),
    inquiryId: mail.inquiryId,
    incomingId: incomingIdIn(mail.openedByMail ?? null),
  })
  if (nature !== null && nature !== 'person') return 'address-of-program'
  // Somebody said yes to these, scans bring them and no mail does.
  if (mail.kind === 'watch') return null
  await holdLock(transaction, `automatic mail to ${addressKey(to.address)}`)
  const { toAddress, aboutInquiry } = await countAutomatic(transaction, {
    address: addressKey(to.address),
    inquiryId: mail.inquiryId,
    sinceMs: nowMs - DAY_MS,
  })
  return toAddress >= AUTOMATIC_TO_ADDRESS || aboutInquiry >= AUTOMATIC_ABOUT_INQUIRY ? 'too-many-automatic' : null
}

function readAddress(text: string, field: string): MailAddress {
  const address = parseAddress(text)
  if (address) return address
  throw new ServiceError('not-valid', `${field}: this is no mail address.`, [
    { field, code: 'not-an-address', message: 'Enter a mail address such as name@example.org.' },
  ])
}

/** Letters and digits that survive servers which change the case of addresses. */
function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('hex')
}

function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_SUBJECT)
}

/** The first, which starts the thread, and the last ones. */
function lastOf(messageIds: readonly string[], most: number): string[] {
  const [first] = messageIds
  return first === undefined || messageIds.length <= most ? [...messageIds] : [first, ...messageIds.slice(1 - most)]
}

function uniqueAddresses(addresses: readonly MailAddress[]): string[] {
  return [...new Map(addresses.map(({ address }) => [addressKey(address), address])).values()]
}

/** The domain of Message-IDs: that of our address, else of the pages. */
export function messageIdDomain(from: MailAddress | null, publicUrl: string | null): string {
  return from ? domainOf(from.address) : publicUrl ? new URL(publicUrl).hostname : 'whereabouts.invalid'
}
