import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { ServiceError } from '../errors.ts'

/** @throws ServiceError `conflict` for an inquiry that another carries on */
export function requireNotMerged(inquiry: Inquiry): void {
  if (inquiry.mergedInto === null) return
  throw new ServiceError('conflict', 'This inquiry was merged into another, which carries it on.')
}
