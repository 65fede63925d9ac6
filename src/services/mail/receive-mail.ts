import { createHash } from 'node:crypto'
import { addressKey, isOurs } from '#domain/mail/address.ts'
import { checksFail } from '#domain/mail/checks-fail.ts'
import { type MailNature, natureOfMail } from '#domain/mail/nature-of-mail.ts'
import type { ReadMail } from '#domain/mail/read-mail.ts'
import { countFrom, endIncoming, type Incoming, readIncoming, readRawMail } from '#store/mails/incoming.ts'
import type { Context } from '../context.ts'
import { addMailToInquiry } from './add-mail-to-inquiry.ts'
import { findThread } from './find-thread.ts'
import { noteAutoReply } from './note-auto-reply.ts'
import { noteReadMail } from './note-read-mail.ts'
import { numbersIn } from './numbers-in.ts'
import { openByMail } from './open-by-mail.ts'
import type { ReceiveParts } from './receive-parts.ts'
import { takeBounce } from './take-bounce.ts'

const DAY_MS = 86_400_000
/** So many inquiries one address opens in a day, and so many mails it adds to one inquiry: more is set aside. */
const OPENED_A_DAY = 30
const ADDED_A_DAY = 100
const MOST_CC = 10

/** A mail that is read, with how it came. */
export type ReceivedMail = { row: Incoming; mail: ReadMail; nature: MailNature; fromAddress: string | null }

/**
 * Makes of a mail that was kept what it is: an answer in its inquiry, a new inquiry, a bounce of one of ours, or nothing
 * for us. Does nothing for a mail that was taken. Called again after a stop, it goes on where it was.
 */
export async function receiveMail(
  ctx: Context,
  parts: ReceiveParts,
  { incomingId }: { incomingId: number },
): Promise<void> {
  const row = await readIncoming(ctx.database, incomingId)
  if (row?.state !== 'waiting') return
  const raw = await readRawMail(ctx.database, incomingId)
  if (!raw) return
  const mail = withEnvelope(await parts.reader.read(raw), row)
  const ours = parts.ours?.address ?? null
  const nature = natureOfMail(mail, ours)
  const fromAddress = mail.from === null ? null : addressKey(mail.from.address)
  const contentDigest = digestOf(mail)
  const goesOn = await noteReadMail(ctx, {
    id: row.id,
    messageId: mail.messageId,
    nature,
    fromAddress,
    // Answers go to these too: whoever writes in the customer's name is not to choose them.
    cc: checksFail(mail.checks) ? [] : othersIn(mail, ours),
    subject: mail.subject,
    checks: mail.checks,
    contentDigest,
    problem: mail.problems.join(' ') || null,
  })
  if (!goesOn) return
  const received: ReceivedMail = { row, mail, nature, fromAddress }
  const aside = (why: string) =>
    endIncoming(ctx.database, {
      id: row.id,
      state: 'set-aside',
      became: why,
      inquiryId: null,
      inquiryMessageId: null,
      atMs: ctx.clock(),
    })
  if (nature === 'own') return void (await aside('own'))
  const thread = await findThread(ctx, mail, ours)
  if (nature === 'bounce') return void ((await takeBounce(ctx, received, thread)) || (await aside('bounce')))
  if (nature === 'auto-reply') {
    return void (thread === null ? await aside('auto-reply') : await noteAutoReply(ctx, parts, received, thread))
  }
  if (await isTooMany(ctx, fromAddress, thread)) return void (await aside('too-many'))
  if (thread !== null) return addMailToInquiry(ctx, parts, received, thread)
  // Programs and lists write about anything; only where they tell of a parcel somebody here has to look.
  if (nature !== 'person' && numbersIn(mail).length === 0) return void (await aside(nature))
  await openByMail(ctx, parts, received)
}

/** What the talk told counts where headers say nothing: headers may be anybody's. */
function withEnvelope(mail: ReadMail, { envelope }: Incoming): ReadMail {
  return {
    ...mail,
    deliveredTo: [...mail.deliveredTo, ...envelope.to],
    marks: { ...mail.marks, returnPath: envelope.from ?? mail.marks.returnPath },
    problems: envelope.isCut ? ['too-large', ...mail.problems] : mail.problems,
  }
}

/** The others that a mail went to: an answer goes to them too. */
function othersIn({ to, cc, from }: ReadMail, ours: string | null): string[] {
  const others = [...to, ...cc]
    .map(({ address }) => address)
    .filter(
      (address) => (ours === null || !isOurs(address, ours)) && addressKey(address) !== addressKey(from?.address ?? ''),
    )
  return [...new Map(others.map((address) => [addressKey(address), address])).values()].slice(0, MOST_CC)
}

/** The identity of what a mail says: servers on the way change its headers, not this. */
function digestOf({ subject, text, html, files, from }: ReadMail): Buffer {
  const digest = createHash('sha256').update(JSON.stringify([subject, text, html, from?.address ?? null]))
  for (const { name, content } of files) digest.update(`\n${name}\n${content.byteLength}\n`).update(content)
  return digest.digest()
}

async function isTooMany(ctx: Context, address: string | null, inquiryId: number | null): Promise<boolean> {
  if (address === null) return false
  const sinceMs = ctx.clock() - DAY_MS
  const became = inquiryId === null ? 'inquiry' : 'message'
  const count = await countFrom(ctx.database, { address, became, inquiryId, sinceMs })
  return count >= (inquiryId === null ? OPENED_A_DAY : ADDED_A_DAY)
}
