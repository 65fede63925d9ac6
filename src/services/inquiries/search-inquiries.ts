import { parseReference } from '#domain/inquiry/reference.ts'
import { cleanLine } from '#domain/text/clean-text.ts'
import { readInquiryByReference } from '#store/inquiries/inquiries.ts'
import { readQueue } from '#store/inquiries/queue.ts'
import { type FoundInquiry, type SearchWord, searchInquiries as searchStore } from '#store/inquiries/search.ts'
import type { Context } from '../context.ts'
import { readAsked } from '../parcels/find-parcels.ts'
import { notValid } from './read-fields.ts'

export type { FoundInquiry }

const LONGEST_QUERY = 300
const MOST_WORDS = 8
export const MOST_FOUND = 100

/**
 * Finds inquiries by reference, tracking number, name, address, phone, or words of messages and notes, the
 * last of which may be begun only. Those changed last come first, a reference or number before all others.
 * @throws ServiceError `not-valid`
 */
export async function searchInquiries(
  ctx: Context,
  input: { text: string; limit?: number | undefined },
): Promise<FoundInquiry[]> {
  const text = cleanLine(input.text)
  if (text === '' || text.length > LONGEST_QUERY) {
    throw notValid('q', 'not-valid', `Search for 1 to ${LONGEST_QUERY} characters.`)
  }
  const limit = Math.min(Math.max(1, input.limit ?? 50), MOST_FOUND)
  const exact = await exactly(ctx, text, limit)
  const words = wordsOf(text)
  const found = words.length > 0 ? await searchStore(ctx.database, words, limit) : []
  const ids = new Set(exact.map(({ inquiry }) => inquiry.id))
  return [...exact, ...found.filter(({ inquiry }) => !ids.has(inquiry.id))].slice(0, limit)
}

async function exactly(ctx: Context, text: string, limit: number): Promise<FoundInquiry[]> {
  const reference = parseReference(text)
  if (reference.ok) {
    const inquiry = await readInquiryByReference(ctx.database, reference.reference)
    if (inquiry) return [{ inquiry, messageId: null, excerpt: null }]
  }
  const { reading } = readAsked(text)
  if (!reading) return []
  const filter = { trackingNumber: reading.trackingNumber }
  const inquiries = await readQueue(ctx.database, filter, { order: 'updated', after: null, limit })
  return inquiries.map((inquiry) => ({ inquiry, messageId: null, excerpt: null }))
}

function wordsOf(text: string): SearchWord[] {
  // A phone number is kept as its digits.
  if (/^[+\d][\d ().-]{6,}$/.test(text)) {
    const digits = text.replace(/\D/g, '')
    return [{ whole: digits, parts: [digits] }]
  }
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((whole) => ({ whole, parts: whole.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '') }))
    .filter(({ parts }) => parts.length > 0)
    .slice(0, MOST_WORDS)
}
