const FAILS = /\b(?:dmarc|spf|dkim)=(?:fail|softfail|permerror)\b/i
const PASSES = /\bdmarc=pass\b/i

/**
 * Whether the receiving mail server doubts that a mail is from whom it says. DMARC counts over the others: a mail that was
 * passed on often fails one of them.
 */
export function checksFail(checks: string | null): boolean {
  return checks !== null && FAILS.test(checks) && !PASSES.test(checks)
}
