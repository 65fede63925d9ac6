import { printReference } from '#domain/inquiry/reference.ts'
import { formatInstant } from '#domain/scans/at.ts'
import { readEvents } from '#store/inquiries/events.ts'
import { readFileContent, readFiles } from '#store/inquiries/files.ts'
import { readEvidence, readInquiryById } from '#store/inquiries/inquiries.ts'
import { readMessages } from '#store/inquiries/messages.ts'
import { readReminders } from '#store/inquiries/reminders.ts'
import { readIncoming, readRawMail } from '#store/mails/incoming.ts'
import { readOutgoing } from '#store/mails/outgoing.ts'
import { insertEntry, readEntries } from '#store/personal-data/log.ts'
import { readCommentsOf, readMailsIn, readMailsOut, readMessagesElsewhere } from '#store/personal-data/of-address.ts'
import { type OutboxNotice, readNoticesOf } from '#store/watches/outgoing-notices.ts'
import { readWatchesOf, type Watch } from '#store/watches/watches.ts'
import { type AccountActor, actorOfEvent, requirePermission } from '../agents/actor.ts'
import type { Context } from '../context.ts'
import { type Person, readPerson } from './read-person.ts'

const MOST_MESSAGES = 100_000
const MOST_ENTRIES = 1_000

/** The form of what is handed over. */
export const PERSONAL_DATA_FORMAT = 'whereabouts-personal-data-1'

/** How much is kept of one person. */
export type PersonalDataCounts = {
  inquiries: number
  mails: number
  comments: number
  messagesElsewhere: number
  watches: number
}

type Found = {
  person: Person
  mailsIn: number[]
  mailsOut: number[]
  comments: Awaited<ReturnType<typeof readCommentsOf>>
  elsewhere: Awaited<ReturnType<typeof readMessagesElsewhere>>
  watches: Watch[]
  notices: OutboxNotice[]
}

/** How much is kept of a person. @throws ServiceError `not-valid`, `not-found`, `not-allowed` */
export async function countPersonalData(
  ctx: Context,
  input: { who: string; by: AccountActor },
): Promise<PersonalDataCounts> {
  requirePermission(input.by, 'personal-data')
  return countsOf(await find(ctx, input.who))
}

/**
 * All that is kept of one person, as JSON in pieces: inquiries with notes and files, mails, comments,
 * watched parcels and news of them, and what was done with these data before. That it was handed over is written down first.
 * @param input.who an email address, a phone number that gets texts, or the reference of an inquiry without one
 * @throws ServiceError `not-valid`, `not-found`, `not-allowed`
 */
export async function exportPersonalData(
  ctx: Context,
  input: { who: string; by: AccountActor },
): Promise<AsyncGenerator<string>> {
  const { by } = input
  requirePermission(by, 'personal-data')
  const found = await find(ctx, input.who)
  await insertEntry(ctx.database, {
    atMs: ctx.clock(),
    kind: 'exported',
    ...actorOfEvent(by),
    personHash: found.person.hash,
    counts: countsOf(found),
  })
  return write(ctx, found)
}

async function find(ctx: Context, who: string): Promise<Found> {
  const person = await readPerson(ctx, who)
  const { address } = person
  const [mailsIn, mailsOut, comments, elsewhere, watches, notices] = await Promise.all([
    readMailsIn(ctx.database, person),
    readMailsOut(ctx.database, person),
    address === null ? [] : readCommentsOf(ctx.database, address),
    address === null ? [] : readMessagesElsewhere(ctx.database, address, person.inquiryIds),
    address === null ? [] : readWatchesOf(ctx.database, address),
    address === null ? [] : readNoticesOf(ctx.database, address),
  ])
  return { person, mailsIn, mailsOut, comments, elsewhere, watches, notices }
}

function countsOf({ person, mailsIn, mailsOut, comments, elsewhere, watches }: Found): PersonalDataCounts {
  return {
    inquiries: person.inquiryIds.length,
    mails: mailsIn.length + mailsOut.length,
    comments: comments.length,
    messagesElsewhere: elsewhere.length,
    watches: watches.length,
  }
}

/** One thing at a time stands in memory. */
async function* write(ctx: Context, found: Found): AsyncGenerator<string> {
  const { database } = ctx
  const { person, mailsIn, mailsOut, comments, elsewhere, watches, notices } = found
  const { address, reference, inquiryIds, hash } = person
  const head = { format: PERSONAL_DATA_FORMAT, madeAt: formatInstant(ctx.clock()), address, reference }
  yield JSON.stringify(head).slice(0, -1)
  yield* list('inquiries', inquiryIds, (id) => writeInquiry(ctx, id))
  yield* list('mailsIn', mailsIn, async function* (id) {
    const { messageId, receivedAtMs, fromAddress, subject, inquiryMessageId } = (await readIncoming(database, id)) ?? {}
    const raw = await readRawMail(database, id)
    const receivedAt = receivedAtMs === undefined ? null : formatInstant(receivedAtMs)
    const mail = { messageId, receivedAt, from: fromAddress, subject, message: inquiryMessageId }
    yield JSON.stringify({ ...mail, rawBase64: raw?.toString('base64') ?? null })
  })
  yield* list('mailsOut', mailsOut, async function* (id) {
    const mail = await readOutgoing(database, id)
    yield JSON.stringify(
      mail && {
        messageId: mail.messageId,
        queuedAt: formatInstant(mail.createdAtMs),
        state: mail.state,
        to: mail.toAddress,
        cc: mail.cc,
        subject: mail.subject,
        text: mail.text,
      },
    )
  })
  yield* list('messagesInOtherInquiries', elsewhere, async function* ({ atMs, text }) {
    yield JSON.stringify({ at: formatInstant(atMs), text })
  })
  yield* list('comments', comments, async function* ({ atMs, ...comment }) {
    yield JSON.stringify({ at: formatInstant(atMs), ...comment })
  })
  yield* list('watches', watches, async function* ({ trackingNumber, events, state, createdAtMs }) {
    yield JSON.stringify({ trackingNumber, events, state, since: formatInstant(createdAtMs) })
  })
  yield* list('notices', notices, async function* ({ channel, content, state, createdAtMs }) {
    yield JSON.stringify({ channel, content, state, queuedAt: formatInstant(createdAtMs) })
  })
  const entries = await readEntries(database, { personHash: hash, beforeId: null, limit: MOST_ENTRIES })
  yield* list('record', entries, async function* ({ atMs, kind, byName }) {
    yield JSON.stringify({ at: formatInstant(atMs), kind, by: byName })
  })
  yield '}\n'
}

async function* writeInquiry(ctx: Context, id: number): AsyncGenerator<string> {
  const { database } = ctx
  const inquiry = await readInquiryById(database, id)
  if (!inquiry) return yield 'null'
  const messages = await readMessages(database, id, MOST_MESSAGES)
  const evidence = await readEvidence(database, id)
  const { id: _, reference, createdAtMs, ...fields } = inquiry
  const whole = {
    reference: printReference(reference),
    openedAt: formatInstant(createdAtMs),
    ...fields,
    messages: messages.map(({ id: message, kind, atMs, author, text, html }) => ({
      id: message,
      from: kind,
      at: formatInstant(atMs),
      author,
      text,
      html,
    })),
    reminders: (await readReminders(database, id)).map(({ text, dueAtMs }) => ({ text, at: formatInstant(dueAtMs) })),
    events: (await readEvents(database, id)).map(({ kind, atMs, byKind, byName, data }) => ({
      kind,
      at: formatInstant(atMs),
      by: byKind,
      byName,
      data,
    })),
    evidence: evidence && JSON.parse(evidence),
  }
  yield JSON.stringify(whole).slice(0, -1)
  yield* list('files', await readFiles(database, id), async function* ({ id: file, name, mediaType, messageId }) {
    const content = (await readFileContent(database, id, file))?.content.toString('base64') ?? null
    yield JSON.stringify({ name, mediaType, message: messageId, contentBase64: content })
  })
  yield '}'
}

/** A further member of an object, whose items are written one by one. */
async function* list<T>(
  name: string,
  items: readonly T[],
  writeItem: (item: T) => AsyncGenerator<string>,
): AsyncGenerator<string> {
  yield `,\n"${name}":[`
  for (const [index, item] of items.entries()) {
    if (index > 0) yield ',\n'
    yield* writeItem(item)
  }
  yield ']'
}
