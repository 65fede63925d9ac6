import { checksFail } from '#domain/mail/checks-fail.ts'
import type { MailProblem, ReadMail } from '#domain/mail/read-mail.ts'
import { cleanLine } from '#domain/text/clean-text.ts'
import type { ReceiveParts } from './receive-parts.ts'
import type { RefusedFile } from './sort-files.ts'

const LONGEST_NAME = 100

export type MailNotes = {
  refused: readonly RefusedFile[]
  /** Files that wait for the scanner. */
  held: number
  /** Further tracking numbers than that of the inquiry. */
  otherNumbers: readonly string[]
  /** The sender, where it is not the customer. */
  stranger: string | null
}

/** What whoever looks after the inquiry is to know of a mail, in sentences; null where there is nothing. */
export function notesOfMail(
  { words }: Pick<ReceiveParts, 'words'>,
  mail: Pick<ReadMail, 'problems' | 'checks' | 'from'>,
  notes: MailNotes,
): string | null {
  const { refused, held, otherNumbers, stranger } = notes
  const sentences = [
    ...mail.problems.map((problem: MailProblem) => words({ key: `problem.${problem}`, values: {} })),
    ...(stranger === null ? [] : [words({ key: 'stranger', values: { address: stranger } })]),
    ...(mail.checks !== null && checksFail(mail.checks)
      ? [words({ key: 'checks-fail', values: { address: mail.from?.address ?? '', checks: cleanLine(mail.checks) } })]
      : []),
    ...refused.map(({ name, why, what = '' }) =>
      words({ key: `refused-file.${why}`, values: { name: cleanLine(name).slice(0, LONGEST_NAME), what } }),
    ),
    ...(held === 0 ? [] : [words({ key: 'held-files', values: { count: held } })]),
    ...(otherNumbers.length === 0
      ? []
      : [words({ key: 'other-numbers', values: { numbers: otherNumbers.join(', ') } })]),
  ]
  return sentences.length === 0 ? null : sentences.join('\n')
}
