import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { LONGEST_COMMENT } from './limits.ts'
import { FieldReader } from './read-fields.ts'

/**
 * Keeps how the customer found it went, from 1 to 5, once it was answered. Said again, the last word counts.
 * @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict`
 */
export async function rate(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; rating: number; comment?: string | null | undefined },
): Promise<Inquiry> {
  const { rating } = input
  const read = new FieldReader()
  if (!(Number.isInteger(rating) && rating >= 1 && rating <= 5)) {
    read.wrong('rating', 'not-a-choice', 'rating is a whole number from 1 (badly) to 5 (very well).')
  }
  const ratingComment = read.text('comment', input.comment, LONGEST_COMMENT)
  read.done()
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, 'rate', async (change) => {
    if (change.inquiry.firstAnsweredAtMs === null && change.inquiry.status !== 'closed') {
      throw new ServiceError('conflict', 'It can be rated once it was answered.')
    }
    change.set({ rating, ratingComment })
    change.event('rated')
  })
  return inquiry
}
