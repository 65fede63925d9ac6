const NAME = 'desk-last-inquiry'

/** The reference of the inquiry that was open last in this tab. */
export function lastInquiry(): string | null {
  try {
    return sessionStorage.getItem(NAME)
  } catch {
    return null
  }
}

export function rememberInquiry(reference: string): void {
  try {
    sessionStorage.setItem(NAME, reference)
  } catch {
    // Without a store the queue begins at its top.
  }
}
