/** How patient the client is, and how much it takes. Tests shorten the times. */
export type HttpLimits = {
  /** One request, its whole answer included. */
  timeoutMs: number
  /** Tries after the first, where trying again may help and does no harm. */
  retries: number
  retryDelayMs: number
  retryLongestDelayMs: number
  largestBody: number
  /** So many failures in a row, and USPS is left alone for a while; the while doubles with each test call that fails. */
  breakAfter: number
  coolDownMs: number
  longestCoolDownMs: number
}

export const HTTP_LIMITS: HttpLimits = {
  timeoutMs: 15_000,
  retries: 2,
  retryDelayMs: 500,
  retryLongestDelayMs: 5_000,
  largestBody: 8 * 1024 * 1024,
  breakAfter: 5,
  coolDownMs: 30_000,
  longestCoolDownMs: 10 * 60_000,
}
