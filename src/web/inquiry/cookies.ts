import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

const DRAFT = 'question-draft'
const KEY = 'inquiry-key'
const WEEK_S = 7 * 86_400

type Options = NonNullable<Parameters<typeof setCookie>[3]>

/** No script sees it, no other website sends it along. */
function common(site: Site): Options {
  return { httpOnly: true, sameSite: 'Lax', secure: site.publicUrl?.startsWith('https:') ?? false }
}

/** The key of the question that this browser began. */
export function draftKey(c: Context): string | undefined {
  return getCookie(c, DRAFT)
}

export function keepDraftKey(c: Context, site: Site, key: string): void {
  setCookie(c, DRAFT, key, { ...common(site), path: paths.ask(), maxAge: WEEK_S })
}

export function forgetDraftKey(c: Context, site: Site): void {
  deleteCookie(c, DRAFT, { ...common(site), path: paths.ask() })
}

/** The key that opens the inquiry of this address: kept until the browser is closed, and sent to its own page alone. */
export function inquiryKey(c: Context): string | undefined {
  return getCookie(c, KEY)
}

export function keepInquiryKey(c: Context, site: Site, reference: string, key: string): void {
  setCookie(c, KEY, key, { ...common(site), path: paths.inquiry(reference) })
}

export function forgetInquiryKey(c: Context, site: Site, reference: string): void {
  deleteCookie(c, KEY, { ...common(site), path: paths.inquiry(reference) })
}
