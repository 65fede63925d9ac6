import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { clientNetwork } from '../client-network.ts'
import type { Context } from '../context.ts'
import { secretOf } from '../secret.ts'

/** A form open for longer is sent again from a fresh page. */
export const OLDEST_FORM_MS = 24 * 3_600_000
const HOUR_MS = 3_600_000
/** Clocks of several servers may differ by so much. */
const CLOCKS_DIFFER_MS = 60_000
const SHAPE = /^([0-9a-z]{6,12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/

/** The forms under an article. A ticket of one does not fit the other. */
export type FormPurpose = 'vote' | 'comment'

/** What a ticket says: which form it is, and how long ago the page with it was made. */
export type Ticket = { form: string; ageMs: number }

/** A signed word for one form of one article, so that we know it as ours, how old it is, and whether it was sent before. */
export async function makeTicket(ctx: Context, purpose: FormPurpose, slug: string): Promise<string> {
  const moment = ctx.clock().toString(36)
  const form = randomUUID()
  return `${moment}.${form}.${await signed(ctx, `${purpose} ${slug} ${moment} ${form}`)}`
}

/** Reads a ticket; null where it is not ours, too old, or of another form. */
export async function readTicket(
  ctx: Context,
  purpose: FormPurpose,
  slug: string,
  ticket: string,
): Promise<Ticket | null> {
  const [, moment, form, signature] = SHAPE.exec(ticket) ?? []
  if (moment === undefined || form === undefined || signature === undefined) return null
  const expected = await signed(ctx, `${purpose} ${slug} ${moment} ${form}`)
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return null
  const ageMs = ctx.clock() - Number.parseInt(moment, 36)
  return ageMs < -CLOCKS_DIFFER_MS || ageMs > OLDEST_FORM_MS ? null : { form, ageMs }
}

/** Whoever sends, as a word that is the same within an hour and says nothing of the address to those without the key. */
export function senderOf(ctx: Context, address: string): Promise<string> {
  return signed(ctx, `sender ${Math.floor(ctx.clock() / HOUR_MS)} ${clientNetwork(address)}`)
}

async function signed(ctx: Context, text: string): Promise<string> {
  return createHmac('sha256', await secretOf(ctx, 'help-forms'))
    .update(text)
    .digest('base64url')
}
