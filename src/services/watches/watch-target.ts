import { addressKey, mailboxKey } from '#domain/mail/address.ts'
import { blockOf, readPhoneNumber } from '#domain/phone/phone-number.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import type { FieldReader } from '../inquiries/read-fields.ts'

const LONGEST_ADDRESS = 254

export type TargetInput = { channel?: 'email' | undefined; email: string } | { channel: 'sms'; phone: string }

/** Where news is to go. `mailboxKey`: the same for all addresses of one owner; `group`: of those that are alike. */
export type WatchTarget = {
  channel: 'email' | 'sms'
  address: string
  addressKey: string
  mailboxKey: string
  group: string | null
}

/**
 * Reads where news is to go; null where that is wrong, which is told to the reader.
 * @throws ServiceError `unavailable` where nothing goes there
 */
export function readTarget(ctx: Context, fields: FieldReader, input: TargetInput): WatchTarget | null {
  return input.channel === 'sms' ? readPhone(ctx, fields, input.phone) : readMailbox(ctx, fields, input.email)
}

function readMailbox(ctx: Context, fields: FieldReader, given: string): WatchTarget | null {
  if (!ctx.mail.isSent) throw new ServiceError('unavailable', 'No mail server is set up here, so nobody can be told.')
  const before = fields.problems.length
  const address = fields.email('email', given, LONGEST_ADDRESS)
  if (address === null) {
    if (fields.problems.length === before) fields.wrong('email', 'missing', 'email is missing.')
    return null
  }
  return { channel: 'email', address, addressKey: addressKey(address), mailboxKey: mailboxKey(address), group: null }
}

function readPhone(ctx: Context, fields: FieldReader, given: string): WatchTarget | null {
  if (!ctx.texts) throw new ServiceError('unavailable', 'No text messages are sent here.')
  const read = given.trim() === '' ? null : readPhoneNumber(given, ctx.texts.prefixes)
  if (read?.ok) {
    const { number } = read
    return { channel: 'sms', address: number, addressKey: number, mailboxKey: number, group: blockOf(number) }
  }
  if (!read) fields.wrong('phone', 'missing', 'phone is missing.')
  else if (read.why === 'not-served') fields.wrong('phone', 'not-served', 'No texts go to the country of this number.')
  else fields.wrong('phone', 'not-a-phone', 'phone is no number of a mobile phone.')
  return null
}
