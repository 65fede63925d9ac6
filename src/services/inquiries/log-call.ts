import { parseDay } from '#domain/calendar/civil-day.ts'
import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Context } from '../context.ts'
import { type Change, changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { LONGEST_MESSAGE, LONGEST_NAME, MOST_REMINDERS } from './limits.ts'
import { FieldReader } from './read-fields.ts'
import { keepReminders, type Reminder, readReminder } from './reminders.ts'

const MOST_NUMBERS = 10
const LONGEST_NUMBER = 60

/** What is written down of a call. */
export type CallInput = {
  /** Who spoke for the other side. */
  representative?: string | null | undefined
  /** Confirmation, claim and search numbers that were named. */
  numbers?: readonly string[] | undefined
  text: string
  /** What was agreed, each with its day: then the desk is reminded. */
  nextSteps?: readonly { text: string; day: string }[] | undefined
}

export type Call = {
  representative: string | null
  numbers: string[]
  text: string
  nextSteps: (Reminder & { day: string })[]
}

export function readCall(ctx: Context, input: CallInput): Call {
  const read = new FieldReader()
  const representative = read.line('call.representative', input.representative, LONGEST_NAME)
  const given = input.numbers ?? []
  if (given.length > MOST_NUMBERS) read.wrong('call.numbers', 'too-many', `At most ${MOST_NUMBERS} numbers.`)
  const numbers = given
    .slice(0, MOST_NUMBERS)
    .map((number, index) => read.line(`call.numbers.${index}`, number, LONGEST_NUMBER))
    .filter((number) => number !== null)
  const text = read.requiredText('call.text', input.text, LONGEST_MESSAGE)
  const steps = input.nextSteps ?? []
  if (steps.length > MOST_REMINDERS) read.wrong('call.nextSteps', 'too-many', `At most ${MOST_REMINDERS} next steps.`)
  read.done()
  return {
    representative,
    numbers,
    text,
    nextSteps: steps.map(({ text, day }, index) => ({
      ...readReminder(
        ctx,
        { text: `call.nextSteps.${index}.text`, moment: `call.nextSteps.${index}.day` },
        { text, atMs: morningOf(day) },
      ),
      day,
    })),
  }
}

/** The morning of a day in the East, where the day begins first. */
function morningOf(day: string): number {
  return parseDay(day) === null ? Number.NaN : Date.parse(`${day}T13:00:00Z`)
}

/** Keeps the notes of a call, for the desk only. @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict` */
export async function logCall(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; call: CallInput },
): Promise<Inquiry> {
  const call = readCall(ctx, input.call)
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, 'log-call', (change) => keepCall(change, call))
  return inquiry
}

/** Keeps a call within a change that does more. */
export async function keepCall(change: Change, call: Call): Promise<void> {
  const { representative, numbers } = call
  const messageId = await change.message({ kind: 'note', text: change.ctx.inquiryWords.call(call) })
  await keepReminders(change, call.nextSteps)
  change.event('call-noted', {
    message: messageId,
    representative,
    numbers,
    steps: call.nextSteps.map(({ day }) => day),
  })
}
