import type { Actor } from '#domain/inquiry/actor.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import type { Context } from '../context.ts'
import { changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { LONGEST_TAG, MOST_TAGS } from './limits.ts'
import { notValid } from './read-fields.ts'

/** Adds and takes away tags. @throws ServiceError `not-valid`, `not-allowed`, `not-found`, `conflict` */
export async function changeTags(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; add?: readonly string[]; remove?: readonly string[] },
): Promise<Inquiry> {
  const add = (input.add ?? []).map((tag) => readTag('add', tag))
  const remove = new Set((input.remove ?? []).map((tag) => readTag('remove', tag)))
  const { inquiry } = await changeInquiry(ctx, input.target, input.by, 'set-tags', async (change) => {
    const from = change.inquiry.tags
    const to = [...new Set([...from, ...add])].filter((tag) => !remove.has(tag))
    if (to.length > MOST_TAGS) throw notValid('add', 'too-many', `An inquiry has at most ${MOST_TAGS} tags.`)
    if (to.length === from.length && to.every((tag) => from.includes(tag))) return
    change.set({ tags: to })
    change.event('tags-changed', {
      added: to.filter((tag) => !from.includes(tag)),
      removed: from.filter((tag) => !to.includes(tag)),
    })
  })
  return inquiry
}

/** A tag in small letters with hyphens for blanks. */
function readTag(field: string, given: string): string {
  const tag = given.normalize('NFC').trim().toLowerCase().replace(/\s+/g, '-')
  if (tag.length <= LONGEST_TAG && /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(tag)) return tag
  throw notValid(field, 'not-a-tag', `A tag has up to ${LONGEST_TAG} letters, digits, dots and hyphens.`)
}
