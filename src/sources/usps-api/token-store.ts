/** A token as it is kept, for all servers that use the same credentials. */
export type StoredToken = {
  accessToken: string
  /** The scopes as USPS wrote them; null where it named none. */
  scope: string | null
  obtainedAtMs: number
  expiresAtMs: number
}

/** Where the token is kept over restarts and between servers: for these credentials and this base only. */
export type TokenStore = {
  read(): Promise<StoredToken | null>
  save(token: StoredToken): Promise<void>
}
