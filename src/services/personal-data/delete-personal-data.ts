import { insertEntry } from '#store/personal-data/log.ts'
import { readInquiriesOf, redactAddress } from '#store/personal-data/of-address.ts'
import { inTransaction } from '#store/transaction.ts'
import { type AccountActor, actorOfEvent } from '../agents/actor.ts'
import type { Context } from '../context.ts'
import { permit } from '../inquiries/permit.ts'
import { readPerson } from './read-person.ts'
import { redactInquiry } from './redact-inquiry.ts'

/** How much was taken away. */
export type Deleted = {
  inquiries: number
  messages: number
  files: number
  mails: number
  comments: number
  watches: number
}

/**
 * Deletes what is kept of one person, wherever it stands, and writes down that it was done. Done again after a stop, it
 * goes on where it was. Copies that were handed out, and backups, are out of its reach.
 * @param input.who an email address, or the reference of an inquiry without one
 * @throws ServiceError `not-valid`, `not-found`, `not-allowed`
 */
export async function deletePersonalData(ctx: Context, input: { who: string; by: AccountActor }): Promise<Deleted> {
  const { by } = input
  permit(by, 'redact')
  const { address, inquiryIds, hash } = await readPerson(ctx, input.who)
  const deleted: Deleted = { inquiries: 0, messages: 0, files: 0, mails: 0, comments: 0, watches: 0 }
  // A question that comes in between is found by the last look.
  for (
    let ids = inquiryIds;
    ids.length > 0;
    ids = address === null ? [] : await readInquiriesOf(ctx.database, address)
  ) {
    // Those that another carries on are found through it: it is the last to go.
    for (const id of ids.toReversed()) {
      add(deleted, { inquiries: 1, ...(await redactInquiry(ctx, { id, by })) })
    }
  }
  await inTransaction(ctx.database, async (transaction) => {
    const atMs = ctx.clock()
    const text = ctx.inquiryWords.sentence({ key: 'redacted', values: {} })
    if (address !== null) add(deleted, await redactAddress(transaction, { address, text, atMs }))
    await insertEntry(transaction, { atMs, kind: 'deleted', ...actorOfEvent(by), personHash: hash, counts: deleted })
  })
  return deleted
}

function add(sum: Deleted, more: Partial<Deleted>): void {
  for (const [name, count] of Object.entries(more)) sum[name as keyof Deleted] += count
}
