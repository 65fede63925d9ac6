import type { MailAddress } from '#domain/mail/address.ts'
import type { Text } from '#domain/text/text.ts'
import type { FileScanner, MailReader } from '../ports/mail.ts'

/** What receiving mails needs besides the context. */
export type ReceiveParts = {
  reader: MailReader
  /** The address that mails come to; null where none is set. */
  ours: MailAddress | null
  /** Turns a note for agents into a sentence. */
  words: (text: Text) => string
  /** Looks for viruses; null where the operator has no scanner. */
  scanner: FileScanner | null
}
