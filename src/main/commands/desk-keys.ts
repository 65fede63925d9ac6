import { SCOPES } from '#domain/agents/scope.ts'
import type { Context } from '#services/context.ts'
import { addKey, type DeskKey } from '#services/desk-keys/add-key.ts'
import { listKeys } from '#services/desk-keys/list-keys.ts'
import { removeKey } from '#services/desk-keys/remove-key.ts'
import { onDesk } from './agents.ts'
import { withContext } from './with-context.ts'

export { type DeskKey, SCOPES }

const BY = { kind: 'system' } as const

/** Lets a program use the desk. @throws ConfigError for what can't be kept */
export async function addDeskKey(name: string, scopes: readonly string[]): Promise<{ key: DeskKey; secret: string }> {
  const added = await onDesk((ctx: Context) => addKey(ctx, { name, scopes }, BY))
  if (!added) throw new Error('The key was not kept.')
  return added
}

export function deskKeys(): Promise<DeskKey[]> {
  return withContext((ctx) => listKeys(ctx, BY))
}

/** Ends a key; null where there is none of that name. */
export function removeDeskKey(name: string): Promise<DeskKey | null> {
  return onDesk((ctx) => removeKey(ctx, name, BY))
}
