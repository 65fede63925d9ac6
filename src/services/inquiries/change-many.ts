import type { Context } from '../context.ts'
import { type ErrorCode, type FieldError, ServiceError } from '../errors.ts'
import type { InquiryTarget } from './change-inquiry.ts'
import { MOST_BULK } from './limits.ts'
import { notValid } from './read-fields.ts'

export type ManyResult =
  | { id: number; ok: true }
  | { id: number; ok: false; code: ErrorCode; message: string; fields: FieldError[] }

/**
 * Does the same with many inquiries, each in a transaction of its own: one that can't be changed leaves the others.
 * One that is named twice is changed once.
 * @throws ServiceError `not-valid` for none or too many and where what is asked for is valid for none of them,
 * `not-allowed` where it may not be done at all
 */
export async function changeMany(
  ctx: Context,
  targets: readonly InquiryTarget[],
  verb: (ctx: Context, target: InquiryTarget) => Promise<unknown>,
): Promise<ManyResult[]> {
  if (targets.length === 0 || targets.length > MOST_BULK) {
    throw notValid('inquiries', 'too-many', `Name 1 to ${MOST_BULK} inquiries.`)
  }
  const results: ManyResult[] = []
  const done = new Set<number>()
  let notValidError: ServiceError | null = null
  for (const target of targets) {
    if (done.has(target.id)) continue
    done.add(target.id)
    try {
      await verb(ctx, target)
      results.push({ id: target.id, ok: true })
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code === 'not-allowed') throw error
      if (error.code === 'not-valid') notValidError = error
      results.push({ id: target.id, ok: false, code: error.code, message: error.message, fields: error.fields })
    }
  }
  if (notValidError && results.every((one) => !one.ok && one.code === 'not-valid')) throw notValidError
  return results
}
