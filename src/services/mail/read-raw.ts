import { readRawMail } from '#store/mails/incoming.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

/** A mail as it came in, byte for byte. @throws ServiceError `not-found` */
export async function readRaw(ctx: Pick<Context, 'database'>, { incomingId }: { incomingId: number }): Promise<Buffer> {
  const raw = await readRawMail(ctx.database, incomingId)
  if (!raw) throw new ServiceError('not-found', 'There is no such mail.')
  return raw
}
