import type { ReadMail } from '#domain/mail/read-mail.ts'
import { cleanLine, cleanText } from '#domain/text/clean-text.ts'
import type { ReadFile } from '../inquiries/add-files.ts'
import { LONGEST_MESSAGE } from '../inquiries/limits.ts'
import type { ReceiveParts } from './receive-parts.ts'

/** The text of a mail as a message of an inquiry; of a very long one the beginning, and the whole as a file. */
export function textOfMail(
  { words }: Pick<ReceiveParts, 'words'>,
  mail: Pick<ReadMail, 'text' | 'subject'>,
): { text: string; whole: ReadFile[] } {
  const text = cleanText(mail.text)
  if (text === '') return { text: cleanLine(mail.subject) || words({ key: 'no-text', values: {} }), whole: [] }
  if (text.length <= LONGEST_MESSAGE) return { text, whole: [] }
  const end = `\n\n${words({ key: 'text-cut', values: {} })}`
  return {
    text: cleanText(text.slice(0, LONGEST_MESSAGE - end.length)) + end,
    whole: [{ name: 'whole-text.txt', mediaType: 'text/plain', content: new TextEncoder().encode(text) }],
  }
}
