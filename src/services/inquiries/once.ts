import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { Transaction } from '#store/database.ts'
import { keepResult, takeRequest } from '#store/done-requests.ts'
import { inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { secretOf } from '../secret.ts'

/** A request that may come again: where from (call and sender), the key that its sender gave it, and what it asks for. */
export type Once = { scope: string; key: string; request: unknown }

/**
 * Does something once, however often its request comes: what came of it is kept in the same transaction, so that no stop
 * in between makes it happen twice or not at all. It is kept sealed by the request's own key, since it may hold secrets.
 * @param once null where the sender gave the request no key: then it is done
 * @throws ServiceError `conflict` where the key came with another request before
 */
export async function doOnce<T>(
  ctx: Context,
  once: Once | null | undefined,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  if (!once) return inTransaction(ctx.database, work)
  const secret = await secretOf(ctx, 'done-requests')
  const name = `${once.scope}\n${once.key}`
  const keyHash = createHmac('sha256', secret).update(`name\n${name}`).digest('hex')
  const requestHash = createHash('sha256').update(JSON.stringify(once.request)).digest('hex')
  const seal = createHmac('sha256', secret).update(`seal\n${requestHash}\n${name}`).digest()
  return inTransaction(ctx.database, async (transaction) => {
    const before = await takeRequest(transaction, { keyHash, requestHash, atMs: ctx.clock() })
    if (before) {
      if (before.requestHash !== requestHash || before.result === null) {
        const message = 'This Idempotency-Key came with another request before.'
        throw new ServiceError('conflict', message, [{ field: 'Idempotency-Key', code: 'used-before', message }])
      }
      return JSON.parse(opened(seal, before.result)) as T
    }
    const result = await work(transaction)
    await keepResult(transaction, keyHash, {
      result: sealed(seal, JSON.stringify(result)),
      inquiryId: inquiryIdIn(result),
    })
    return result
  })
}

/** The inquiry that a result tells of; null where it tells of none. */
function inquiryIdIn(result: unknown): number | null {
  const { inquiry } = (result ?? {}) as { inquiry?: { id?: unknown } }
  return typeof inquiry?.id === 'number' ? inquiry.id : null
}

const IV_BYTES = 12
const TAG_BYTES = 16

function sealed(key: Buffer, text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64')
}

function opened(key: Buffer, text: string): string {
  const bytes = Buffer.from(text, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}
