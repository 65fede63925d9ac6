import { parseReference } from '#domain/inquiry/reference.ts'
import { readInquiryByReference } from '#store/inquiries/inquiries.ts'
import { newestKeyAt } from '#store/inquiries/keys.ts'
import type { Context } from '../context.ts'
import { changeInquiry } from './change-inquiry.ts'
import { tellCustomer } from './tell-customer.ts'

/** Somebody who keeps asking for links gets one mail in this time; any mail of ours brings one. */
const NOT_AGAIN_MS = 10 * 60_000

/**
 * Sends a new link to the address of an inquiry, for whoever lost the old one. Whether there is such an inquiry, or what
 * its address is, the answer never says.
 */
export async function renewKey(ctx: Context, input: { reference: string; email: string }): Promise<void> {
  const parsed = parseReference(input.reference)
  if (!parsed.ok) return
  const found = await readInquiryByReference(ctx.database, parsed.reference)
  const email = found?.customer.email?.toLowerCase()
  if (!found || email === undefined || email !== input.email.trim().toLowerCase()) return
  await changeInquiry(ctx, { id: found.mergedInto ?? found.id }, { kind: 'customer' }, 'renew-key', async (change) => {
    const lastMs = await newestKeyAt(change.transaction, change.inquiry.id)
    if (lastMs !== null && change.atMs - lastMs < NOT_AGAIN_MS) return
    await tellCustomer(change, { kind: 'key' })
    change.event('key-renewed')
  })
}
