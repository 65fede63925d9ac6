/** A wording as part of an address. */
export function wordingSlug(wording: string): string {
  return wording
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
