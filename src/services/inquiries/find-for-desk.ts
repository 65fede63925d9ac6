import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { parseReference } from '#domain/inquiry/reference.ts'
import { readInquiriesByReference, readInquiryById, readInquiryByReference } from '#store/inquiries/inquiries.ts'
import { type DeskActor, requirePermission } from '../agents/actor.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/**
 * The inquiry with this reference, in any spelling; also one that was merged.
 * @throws ServiceError `not-found`, `not-allowed`
 */
export async function findForDesk(ctx: Context, by: DeskActor, reference: string): Promise<Inquiry> {
  requirePermission(by, 'see')
  const parsed = parseReference(reference)
  const inquiry = parsed.ok ? await readInquiryByReference(ctx.database, parsed.reference) : null
  if (!inquiry) throw new ServiceError('not-found', 'There is no inquiry with this reference.')
  return inquiry
}

/** The inquiries with these references, in their order; what is no reference of one is left out. @throws ServiceError `not-allowed` */
export async function findManyForDesk(ctx: Context, by: DeskActor, references: readonly string[]): Promise<Inquiry[]> {
  requirePermission(by, 'see')
  const parsed = references.map(parseReference).flatMap((one) => (one.ok ? [one.reference] : []))
  const found = await readInquiriesByReference(ctx.database, parsed)
  const byReference = new Map(found.map((inquiry) => [inquiry.reference, inquiry]))
  return [...new Set(parsed)].flatMap((reference) => byReference.get(reference) ?? [])
}

/** The inquiry that carries another on; null where it was not merged. @throws ServiceError `not-allowed` */
export async function carriedOnBy(ctx: Context, by: DeskActor, inquiry: Inquiry): Promise<Inquiry | null> {
  requirePermission(by, 'see')
  return inquiry.mergedInto === null ? null : readInquiryById(ctx.database, inquiry.mergedInto)
}
