import { timingSafeEqual } from 'node:crypto'
import { type ApiClient, readClient } from '#store/api-clients.ts'
import type { Context } from '../context.ts'
import { hashSecret } from './hash-secret.ts'

/** No secret hashes to this. */
const NOBODY = '0'.repeat(64)

/** The client with this id and secret; null for any other pair. A wrong id takes as long as a wrong secret. */
export async function signInClient(ctx: Context, clientId: string, clientSecret: string): Promise<ApiClient | null> {
  const found = await readClient(ctx.database, clientId)
  const expected = Buffer.from(found?.secretHash ?? NOBODY, 'hex')
  const isRight = timingSafeEqual(expected, Buffer.from(hashSecret(clientSecret), 'hex'))
  return found && isRight ? found.client : null
}
