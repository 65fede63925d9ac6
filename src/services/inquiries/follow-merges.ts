import { readInquiryById } from '#store/inquiries/inquiries.ts'
import type { Context } from '../context.ts'
import type { InquiryTarget } from './change-inquiry.ts'

/** Inquiries are merged into others that are not merged then; this only keeps a fault from going round in circles. */
const MOST_MERGES = 10

/** The inquiry that carries another on; itself where it was not merged. */
export async function followMerges(ctx: Context, target: InquiryTarget): Promise<InquiryTarget> {
  let { id } = target
  for (let merges = 0; merges < MOST_MERGES; merges++) {
    const into = (await readInquiryById(ctx.database, id))?.mergedInto
    if (!into) break
    id = into
  }
  return id === target.id ? target : { id, once: target.once }
}
