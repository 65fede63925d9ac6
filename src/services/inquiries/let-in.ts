import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { parseReference } from '#domain/inquiry/reference.ts'
import { readInquiryById } from '#store/inquiries/inquiries.ts'
import { readKeyHashes } from '#store/inquiries/keys.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { followMerges } from './follow-merges.ts'
import { fitsAny } from './keys.ts'

/** No key hashes to this. */
const NOBODY = '0'.repeat(64)
const LONGEST_KEY = 200

/**
 * The inquiry that a reference and its key open; where it was merged, the one that carries it on. A wrong key and a
 * reference that does not exist get the same answer after the same work.
 * @throws ServiceError `not-found` for what can be no reference, else `wrong-key`
 */
export async function letIn(ctx: Context, input: { reference: string; key: string }): Promise<Inquiry> {
  const parsed = parseReference(input.reference)
  if (!parsed.ok) {
    const message =
      parsed.reason === 'check'
        ? 'One sign of this reference is wrong, or two have changed places.'
        : 'A reference has eight letters and digits, such as K7QM-4R2X.'
    throw new ServiceError('not-found', message)
  }
  const found = await readKeyHashes(ctx.database, parsed.reference)
  const fits = fitsAny(input.key.slice(0, LONGEST_KEY), found?.hashes ?? [NOBODY])
  if (!found || !fits) throw new ServiceError('wrong-key', 'This reference and key do not belong together.')
  const { id } = await followMerges(ctx, { id: found.id })
  const inquiry = await readInquiryById(ctx.database, id)
  if (!inquiry) throw new ServiceError('wrong-key', 'This reference and key do not belong together.')
  return inquiry
}
