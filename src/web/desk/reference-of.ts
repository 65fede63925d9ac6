import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { printReference } from '#domain/inquiry/reference.ts'

/** The reference of an inquiry as people read it. */
export function referenceOf(inquiry: Pick<Inquiry, 'reference'>): string {
  return printReference(inquiry.reference)
}
