import type { TokenStore } from '#sources/usps-api/token-store.ts'

/** A token store that never has one, so that the client asks for a new token: what the app may do can have changed. */
export type FreshToken = {
  store: TokenStore
  /** The scopes of the new token, as USPS wrote them; null where it named none or there is none yet. */
  heldScope: () => string | null
}

/** Servers go on with the new token, which is kept in their own store. */
export function freshToken(shared: TokenStore): FreshToken {
  let heldScope: string | null = null
  return {
    store: {
      read: async () => null,
      async save(token) {
        heldScope = token.scope
        await shared.save(token)
      },
    },
    heldScope: () => heldScope,
  }
}
