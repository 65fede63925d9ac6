import type { InquiryWords, MailQueue } from '#services/ports.ts'
import { inquiryMailWords, inquirySentence } from '#words/en/inquiries.ts'

/** Where no mail can be sent. */
export const noMail: MailQueue = { queue: async () => {}, takeBack: async () => {} }

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
    mail: (mail) => {
      const link = publicUrl && page ? publicUrl + page(mail.inquiry.reference, mail.key) : null
      return inquiryMailWords(mail, link)
    },
  }
}
