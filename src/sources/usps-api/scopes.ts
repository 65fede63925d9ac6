/** The scopes that calls of ours need; null where USPS asks for none that its tokens name alike. */
export type NeededScope = 'tracking' | 'subscriptions-tracking' | null

/** Scopes as a list: blanks and commas part them, letter case says nothing. */
export function scopesOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((scope) => scope !== '')
}

/** Whether a token's scopes allow a call. A token that names none is tried: the call itself will tell. */
export function allows(scope: string | null, needed: NeededScope): boolean {
  return needed === null || scope === null || scopesOf(scope).includes(needed)
}
