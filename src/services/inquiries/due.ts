import { type InquiryClock, nextDue, nextStep, type PromiseDue } from '#domain/inquiry/clock/inquiry-clock.ts'
import type { ServiceLevels } from '#domain/inquiry/clock/service-levels.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { DueKind } from '#domain/inquiry/tokens.ts'

/** What the clock of an inquiry decides. */
export type Plan = Pick<Inquiry, 'clock' | 'dueAtMs' | 'dueKind' | 'stepAtMs' | 'plannedBy'>

type Reminded = Pick<Inquiry, 'status' | 'reminderAtMs'>

/** When we owe something next by a clock, or are to think of something, and when somebody is to be warned. */
export function planOf(levels: ServiceLevels, inquiry: Reminded, clock: InquiryClock | null): Plan {
  const due = dueOf(inquiry, clock && nextDue(levels, clock))
  return {
    clock,
    dueAtMs: due?.atMs ?? null,
    dueKind: due?.kind ?? null,
    stepAtMs: (clock && nextStep(levels, clock)?.atMs) ?? null,
    plannedBy: levels.edition,
  }
}

/** What whoever asked may expect of us next; reminders are the desk's own. */
export function promiseOf(levels: ServiceLevels, { clock }: Inquiry): PromiseDue | null {
  return clock && nextDue(levels, clock)
}

function dueOf({ status, reminderAtMs }: Reminded, promise: PromiseDue | null): { atMs: number; kind: DueKind } | null {
  if (status !== 'closed' && reminderAtMs !== null && reminderAtMs < (promise?.atMs ?? Number.POSITIVE_INFINITY)) {
    return { atMs: reminderAtMs, kind: 'reminder' }
  }
  return promise && { atMs: promise.atMs, kind: promise.promised }
}
