import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { DueKind, Priority } from '#domain/inquiry/tokens.ts'

const HOUR_MS = 3_600_000
const HOURS: Record<Priority, number> = { urgent: 4, high: 8, normal: 24, low: 48 }

export type Due = { atMs: number; kind: DueKind }

/** When we owe something next; null while it is the customer's turn, or nobody's. */
export function dueOf(inquiry: Inquiry): Due | null {
  if (inquiry.status === 'closed') return null
  const answer = inquiry.status === 'open' ? answerDue(inquiry) : null
  const reminder: Due | null = inquiry.reminderAtMs === null ? null : { atMs: inquiry.reminderAtMs, kind: 'reminder' }
  return answer && reminder ? (reminder.atMs < answer.atMs ? reminder : answer) : (answer ?? reminder)
}

function answerDue(inquiry: Inquiry): Due {
  const sinceMs = inquiry.lastCustomerAtMs ?? inquiry.createdAtMs
  return {
    atMs: sinceMs + HOURS[inquiry.priority] * HOUR_MS,
    kind: inquiry.firstAnsweredAtMs === null ? 'first-answer' : 'next-answer',
  }
}
