import { printReference } from '#domain/inquiry/reference.ts'
import type { Context } from '#services/context.ts'
import { replanInquiries } from '#services/inquiries/replan.ts'
import { tendInquiries } from '#services/inquiries/tend-inquiries.ts'
import { redactAged } from '#services/personal-data/redact-aged.ts'
import type { InquiryWords } from '#services/ports/inquiries.ts'
import { clockWords, dayWords } from '#words/en/dates.ts'
import { deskWarningWords } from '#words/en/desk-warnings.ts'
import { callNoteWords, inquiryMailWords, inquirySentence, newsWords, replyFieldWords } from '#words/en/inquiries.ts'
import { zoneName } from '#words/en/zones.ts'

/** The addresses of an inquiry's pages: the customer's and the desk's. */
type Pages = { ofCustomer: (reference: string, key: string) => string; ofDesk: (reference: string) => string }

/**
 * The words of inquiries, with the addresses of their pages.
 * @param parts.publicUrl never taken from a request: whoever sends one could lead a mail's reader elsewhere
 * @param parts.pages null where the pages are not loaded: a command
 * @param parts.zone in which moments are told
 */
export function inquiryWords(parts: { publicUrl: string | null; zone: string; pages: Pages | null }): InquiryWords {
  const { publicUrl, zone, pages } = parts
  const say = (ms: number) => momentWords(ms, zone)
  return {
    sentence: inquirySentence,
    call: callNoteWords,
    replyFields: (inquiry, reading) => replyFieldWords(inquiry, reading && { ...reading, ...(reading.meaning ?? {}) }),
    news: newsWords,
    mail: (mail) => {
      const link = publicUrl && pages ? publicUrl + pages.ofCustomer(mail.inquiry.reference, mail.key) : null
      return inquiryMailWords(mail, link, say)
    },
    warning: (warning) => {
      const reference = printReference(warning.inquiry.reference)
      const link = publicUrl && pages ? publicUrl + pages.ofDesk(reference) : null
      return deskWarningWords(warning, link, say)
    },
  }
}

/** `Friday, November 27, 10:00 AM Eastern time`. */
function momentWords(ms: number, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
  return `${dayWords(at.toPlainDate().toString())}, ${clockWords(at.toPlainTime().toString())} ${zoneName(zone)}`
}

const PLAN_AFTER_MS = 1_000
const TEND_EVERY_MS = 30_000

/**
 * Brings the plans of inquiries up to date, then does now and then what time does to them, one round at a time.
 * @param keepDays so many days after its end an inquiry loses what it tells of people; null: never
 */
export function startTending(ctx: Context, keepDays: number | null): Disposable {
  let isPlanned = false
  let isBusy = false
  async function plan(): Promise<void> {
    if (!isPlanned) await replanInquiries(ctx)
    isPlanned = true
  }
  async function round(work: () => Promise<void>): Promise<void> {
    if (isBusy) return
    isBusy = true
    try {
      await work()
    } catch (error) {
      ctx.log.warn({ err: error }, 'Inquiries could not be tended')
    } finally {
      isBusy = false
    }
  }
  const soon = setTimeout(() => round(plan), PLAN_AFTER_MS).unref()
  const timer = setInterval(
    () =>
      round(async () => {
        await plan()
        await tendInquiries(ctx)
        if (keepDays !== null) await redactAged(ctx, keepDays)
      }),
    TEND_EVERY_MS,
  ).unref()
  return {
    [Symbol.dispose]() {
      clearTimeout(soon)
      clearInterval(timer)
    },
  }
}
