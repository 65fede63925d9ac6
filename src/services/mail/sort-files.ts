import type { MailFile } from '#domain/mail/read-mail.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { keepFiles, type ReadFile, readNewFiles } from '../inquiries/add-files.ts'
import type { Change } from '../inquiries/change-inquiry.ts'

/** So many files and bytes of one mail are kept beside it; the mail itself is kept whole in any case. */
const MOST_OF_MAIL = 10
const LARGEST_OF_MAIL = 20 * 1024 * 1024

/** `what`: the scanner's name of what it found. */
export type RefusedFile = { name: string; why: string; what?: string }

export type SortedFiles = { good: ReadFile[]; refused: RefusedFile[] }

/** Parts the files of a mail that may be kept from those that may not, by what their content is. */
export async function sortFiles(ctx: Context, files: readonly MailFile[]): Promise<SortedFiles> {
  const good: ReadFile[] = []
  const refused: RefusedFile[] = []
  let bytes = 0
  for (const { name, content } of files) {
    if (good.length >= MOST_OF_MAIL) refused.push({ name, why: 'too-many' })
    else if (bytes + content.byteLength > LARGEST_OF_MAIL) refused.push({ name, why: 'too-large' })
    else {
      try {
        good.push(...(await readNewFiles(ctx, [{ name, content }])))
        bytes += content.byteLength
      } catch (error) {
        refused.push({ name, why: whyOf(error) })
      }
    }
  }
  return { good, refused }
}

/** Keeps those files that an inquiry has room for. Returns the others. */
export async function keepThoseThatFit(
  change: Change,
  files: readonly ReadFile[],
  messageId: number,
): Promise<RefusedFile[]> {
  const refused: RefusedFile[] = []
  for (const file of files) {
    try {
      await keepFiles(change, [file], messageId)
    } catch (error) {
      refused.push({ name: file.name, why: whyOf(error) })
    }
  }
  return refused
}

function whyOf(error: unknown): string {
  if (error instanceof ServiceError) return error.fields[0]?.code ?? error.code
  throw error
}
