import type { Context } from '#services/context.ts'
import { tendInquiries } from '#services/inquiries/tend-inquiries.ts'
import type { InquiryWords } from '#services/ports.ts'
import { callNoteWords, inquiryMailWords, inquirySentence, newsWords, replyFieldWords } from '#words/en/inquiries.ts'

/**
 * The words of inquiries, with the addresses of their private pages.
 * @param publicUrl never taken from a request: whoever sends one could lead a mail's reader elsewhere
 */
export function inquiryWords(
  publicUrl: string | null,
  page: ((reference: string, key: string) => string) | null,
): InquiryWords {
  return {
    sentence: inquirySentence,
    call: callNoteWords,
    replyFields: (inquiry, reading) => replyFieldWords(inquiry, reading && { ...reading, ...(reading.meaning ?? {}) }),
    news: newsWords,
    mail: (mail) => {
      const link = publicUrl && page ? publicUrl + page(mail.inquiry.reference, mail.key) : null
      return inquiryMailWords(mail, link)
    },
  }
}

const TEND_EVERY_MS = 30_000

/** Does now and then what time does to inquiries, one round at a time. */
export function startTending(ctx: Context): Disposable {
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    tendInquiries(ctx)
      .catch((error) => ctx.log.warn({ err: error }, 'Inquiries could not be tended'))
      .finally(() => {
        isBusy = false
      })
  }, TEND_EVERY_MS)
  timer.unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
