import { type Actor, type InquiryAction, mayDo } from '#domain/inquiry/actor.ts'
import { ServiceError } from '../errors.ts'

/** @throws ServiceError `not-allowed` where somebody may not do it */
export function permit(by: Actor, action: InquiryAction): void {
  if (mayDo(by, action)) return
  const who = by.kind === 'agent' ? `The role ${by.role}` : by.kind === 'customer' ? 'A customer' : 'A rule'
  throw new ServiceError('not-allowed', `${who} may not do this (${action}).`)
}
