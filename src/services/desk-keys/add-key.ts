import { randomBytes } from 'node:crypto'
import { isScope, SCOPES } from '#domain/agents/scope.ts'
import { insertAgentEvent } from '#store/accounts/agent-events.ts'
import { type DeskKey, insertDeskKey } from '#store/accounts/desk-keys.ts'
import { inTransaction } from '#store/transaction.ts'
import { type AccountActor, actorOfEvent, requirePermission } from '../agents/actor.ts'
import { hashSecret } from '../api-clients/hash-secret.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

export type { DeskKey }

const SECRET_BYTES = 32

/**
 * Lets a program use the desk. The key is told this once: only its hash is kept, which is enough for 256 random bits.
 * @throws ServiceError `not-valid` naming the field, `not-allowed`
 */
export async function addKey(
  ctx: Context,
  input: { name: string; scopes: readonly string[] },
  by: AccountActor,
): Promise<{ key: DeskKey; secret: string }> {
  requirePermission(by, 'manage-agents')
  const name = input.name.trim()
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u.test(name)) {
    throw notValid('name', 'The name has up to 60 letters, digits, blanks, . _ -')
  }
  const scopes = [...new Set(input.scopes.flatMap((one) => one.split(',')).map((one) => one.trim()))].filter(Boolean)
  const known = scopes.filter(isScope)
  if (known.length === 0 || known.length < scopes.length) {
    throw notValid('scope', `A scope is one of ${SCOPES.join(', ')}.`)
  }
  const secret = `desk_${randomBytes(SECRET_BYTES).toString('base64url')}`
  const key = await inTransaction(ctx.database, async (transaction) => {
    const atMs = ctx.clock()
    const added = await insertDeskKey(transaction, {
      name,
      scopes: known,
      secretHash: hashSecret(secret),
      createdAtMs: atMs,
    })
    if (!added) throw notValid('name', `There is a key ${name} already.`)
    await insertAgentEvent(transaction, {
      atMs,
      agentId: null,
      kind: 'key-added',
      ...actorOfEvent(by),
      data: { name, scopes: known },
    })
    return added
  })
  return { key, secret }
}

function notValid(field: string, message: string): ServiceError {
  return new ServiceError('not-valid', message, [{ field, code: 'not-valid', message }])
}
