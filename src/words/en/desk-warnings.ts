import type { PromiseState, StepDue } from '#domain/inquiry/clock/inquiry-clock.ts'
import type { Promised } from '#domain/inquiry/clock/service-levels.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'

const PROMISE_WORDS: Record<Promised, string> = {
  'first-answer': 'The first answer',
  'next-answer': 'An answer',
  resolution: 'The solution',
}

/**
 * What agents are told of promises whose time runs out: a note at the desk, and a mail, which holds nothing of what the
 * customer wrote: whoever has a person's data deleted does not reach the mailboxes of agents.
 * @param link of the inquiry at the desk; null where nobody can say its address
 * @param say tells a moment
 */
export function deskWarningWords(
  { inquiry, steps }: { inquiry: Inquiry; steps: readonly StepDue[] },
  link: string | null,
  say: (ms: number) => string,
): { note: string; mail: { subject: string; text: string } } {
  const reference = printReference(inquiry.reference)
  const note = steps.map((step) => warningWords(step, say)).join('\n')
  const isLate = steps.some(({ percent }) => percent >= 100)
  const parts = [
    note,
    link ?? `Reference: ${reference}`,
    'This mail was sent by itself. Please don’t answer it: answer the customer at the desk.',
  ]
  return {
    note,
    mail: {
      subject: `${isLate ? 'Late' : 'Due soon'}: ${reference}`,
      text: `${parts.join('\n\n')}\n`,
    },
  }
}

function warningWords({ promised, percent, dueAtMs }: StepDue, say: (ms: number) => string): string {
  const what = PROMISE_WORDS[promised]
  return percent >= 100 ? `${what} is late: it was due ${say(dueAtMs)}.` : `${what} is due ${say(dueAtMs)}.`
}

/** An escalation as it stands among what happened, after “A rule”. */
export function escalatedWords(data: Record<string, unknown>, priority: string | null): string {
  const what = PROMISE_WORDS[data.promised as Promised]?.toLowerCase() ?? 'something'
  const said = Number(data.percent) >= 100 ? `said that ${what} is late` : `warned that ${what} is due soon`
  return priority === null ? said : `${said}, and raised the priority to ${priority}`
}

export const CLOCK_WORDS = { title: 'What we promised' } as const

/** How a promise stands, where no time says it better. */
export const PROMISE_STATE_WORDS: Record<PromiseState['state'], string> = {
  kept: 'Kept',
  'kept-late': 'Kept late',
  running: 'Due',
  late: 'Late',
  paused: 'Stands still while we wait',
}

const PROMISE_NAMES: Record<Promised, string> = {
  'first-answer': 'First answer',
  'next-answer': 'Next answer',
  resolution: 'Solution',
}

export function promiseName(promised: Promised): string {
  return PROMISE_NAMES[promised]
}
