import { readInquiryById } from '#store/inquiries/inquiries.ts'
import type { Context } from '../context.ts'
import type { InquiryTarget } from './change-inquiry.ts'

/** The inquiry that carries another on; itself where it was not merged. */
export async function followMerges(ctx: Context, target: InquiryTarget): Promise<InquiryTarget> {
  let { id } = target
  // This ends: nothing is merged into what was merged itself.
  for (;;) {
    const into = (await readInquiryById(ctx.database, id))?.mergedInto
    if (!into) break
    id = into
  }
  return id === target.id ? target : { id, once: target.once }
}
