import { createHmac } from 'node:crypto'
import { parseReference } from '#domain/inquiry/reference.ts'
import { addressKey } from '#domain/mail/address.ts'
import { readPhoneNumber } from '#domain/phone/phone-number.ts'
import { readInquiryByReference } from '#store/inquiries/inquiries.ts'
import { readInquiriesOf, readInquiriesWith } from '#store/personal-data/of-address.ts'
import { readEmail } from '../agents/read-email.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { secretOf } from '../secret.ts'

/** Whose data: whoever has an address or phone number, or whoever asked one question, where no address is known. */
export type Person = {
  address: string | null
  reference: string | null
  /** Those that another of them carries on stand behind it. */
  inquiryIds: number[]
  hash: string
}

/**
 * Reads who is meant by an email address, by a phone number that gets texts, or by the reference of an inquiry.
 * @throws ServiceError `not-valid` for what is neither, `not-found` for a reference that does not exist
 */
export async function readPerson(ctx: Context, who: string): Promise<Person> {
  const parsed = parseReference(who)
  if (parsed.ok) {
    const inquiry = await readInquiryByReference(ctx.database, parsed.reference)
    if (!inquiry) throw new ServiceError('not-found', 'There is no inquiry with this reference.')
    const { reference } = inquiry
    return {
      address: null,
      reference,
      inquiryIds: await readInquiriesWith(ctx.database, inquiry.id),
      hash: await hashOf(ctx, reference),
    }
  }
  const phone = readPhoneNumber(who, ['+'])
  const address = phone.ok ? phone.number : addressKey(readEmail(who))
  const inquiryIds = await readInquiriesOf(ctx.database, address)
  return { address, reference: null, inquiryIds, hash: await hashOf(ctx, address) }
}

/** Tells two people apart, and can't be turned back into either without the key. */
async function hashOf(ctx: Context, person: string): Promise<string> {
  return createHmac('sha256', await secretOf(ctx, 'personal-data'))
    .update(person)
    .digest('hex')
}
