import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { countReminders, endReminder, insertReminder, nextReminder } from '#store/inquiries/reminders.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { type Change, changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { MOST_REMINDERS } from './limits.ts'
import { FieldReader, notValid } from './read-fields.ts'

const LONGEST_TEXT = 500
const LONGEST_MS = 366 * 86_400_000

export type Reminder = { text: string; atMs: number }

/** @param fields what text and moment are called where they come from */
export function readReminder(
  ctx: Context,
  fields: { text: string; moment: string },
  given: { text: string; atMs: number },
): Reminder {
  const read = new FieldReader()
  const text = read.requiredText(fields.text, given.text, LONGEST_TEXT)
  const nowMs = ctx.clock()
  if (!(Number.isSafeInteger(given.atMs) && given.atMs >= nowMs - LONGEST_MS && given.atMs <= nowMs + LONGEST_MS)) {
    read.wrong(fields.moment, 'not-a-moment', 'A next step has a day within the next year.')
  }
  read.done()
  return { text, atMs: given.atMs }
}

/** Has the desk think of something. @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict` */
export async function remind(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; text: string; atMs: number },
): Promise<Inquiry> {
  const reminder = readReminder(ctx, { text: 'text', moment: 'at' }, input)
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, 'remind', async (change) => {
    await keepReminders(change, [reminder])
    change.event('reminder-set', { at: reminder.atMs })
  })
  return inquiry
}

/** Takes a reminder off the list. @throws ServiceError `not-allowed`, `not-found`, `conflict` */
export async function endRemind(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; reminderId: number },
): Promise<Inquiry> {
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, 'remind', async (change) => {
    const isDone = await endReminder(change.transaction, change.inquiry.id, input.reminderId, change.atMs)
    if (!isDone) throw new ServiceError('not-found', 'There is no such reminder, or it is done already.')
    await refreshReminder(change)
    change.event('reminder-done', { reminder: input.reminderId })
  })
  return inquiry
}

/** Keeps reminders within a change that does more. */
export async function keepReminders(change: Change, reminders: readonly Reminder[]): Promise<void> {
  if (reminders.length === 0) return
  const { transaction, inquiry, by } = change
  if ((await countReminders(transaction, inquiry.id)) + reminders.length > MOST_REMINDERS) {
    throw notValid('reminders', 'too-many', `An inquiry has at most ${MOST_REMINDERS} reminders that are not done.`)
  }
  for (const { text, atMs } of reminders) {
    await insertReminder(transaction, {
      inquiryId: inquiry.id,
      text,
      dueAtMs: atMs,
      madeBy: by.kind === 'agent' ? by.id : null,
    })
  }
  await refreshReminder(change)
}

/** Brings the earliest reminder into the row, which the queue is sorted by. */
export async function refreshReminder(change: Change): Promise<void> {
  change.set({ reminderAtMs: await nextReminder(change.transaction, change.inquiry.id) })
}
