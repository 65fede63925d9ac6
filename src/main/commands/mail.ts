import { ServiceError } from '#services/errors.ts'
import { cancelMail } from '#services/mail/cancel-mail.ts'
import {
  listOutbox,
  OUTGOING_STATES,
  type Outbox,
  type Outgoing,
  type OutgoingState,
} from '#services/mail/list-outbox.ts'
import { retryMail } from '#services/mail/retry-mail.ts'
import { withContext } from './with-context.ts'

export { OUTGOING_STATES, type Outbox, type Outgoing, type OutgoingState, ServiceError }

/** The outbox, the newest first. */
export function outbox(states: OutgoingState[] | undefined, limit: number): Promise<Outbox> {
  return withContext((ctx) => listOutbox(ctx, { ...(states ? { states } : {}), limit }))
}

/** Sends a mail now. @throws ServiceError */
export function retry(mailId: number): Promise<Outgoing> {
  return withContext((ctx) => retryMail(ctx, { mailId }))
}

/** Calls a mail back. @throws ServiceError */
export function cancel(mailId: number): Promise<Outgoing> {
  return withContext((ctx) => cancelMail(ctx, { mailId }))
}
