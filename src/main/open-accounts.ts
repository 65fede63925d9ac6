import type { Context } from '#services/context.ts'
import { secretOf } from '#services/secret.ts'
import { type Accounts, createAccounts } from '#store/accounts/accounts.ts'

/** Where nobody told the address of the site: only whether it is https matters. */
const SOME_URL = 'http://127.0.0.1'

/** Signing in, on our own database. */
export function openAccounts(
  parts: Pick<Context, 'database' | 'clock' | 'log' | 'secret'>,
  publicUrl: string | null,
): Accounts {
  return createAccounts({
    database: parts.database,
    clock: parts.clock,
    secret: () => secretOf(parts, 'accounts'),
    baseUrl: publicUrl ?? SOME_URL,
    onTrouble: (message) => parts.log.warn({ message }, 'Signing in had trouble'),
  })
}
