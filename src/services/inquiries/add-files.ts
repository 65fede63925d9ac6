import { hash } from 'node:crypto'
import type { Actor } from '#domain/inquiry/actor.ts'
import { fileTypeOf } from '#domain/inquiry/file-types.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { cleanLine } from '#domain/text/clean-text.ts'
import { countFiles, insertFile } from '#store/inquiries/files.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { type Change, changeInquiry, type InquiryTarget } from './change-inquiry.ts'
import { LARGEST_FILE, LARGEST_FILES, MOST_FILES } from './limits.ts'
import { notValid } from './read-fields.ts'

/** A file as somebody sends it. What it is, its content says; the name is only a name. */
export type NewFile = { name: string; content: Uint8Array }

export type ReadFile = { name: string; mediaType: string; content: Uint8Array }

/**
 * Adds files to an inquiry: photos, receipts. They belong to a message where one came with them.
 * @throws ServiceError `not-valid` naming the file, `too-large`, `not-allowed`, `not-found`, `conflict`
 */
export async function addFiles(
  ctx: Context,
  input: { target: InquiryTarget; by: Actor; files: readonly NewFile[] },
): Promise<{ inquiry: Inquiry; fileIds: number[] }> {
  const files = await readNewFiles(ctx, input.files)
  if (files.length === 0) throw notValid('files', 'missing', 'There is no file.')
  const { inquiry, result } = await changeInquiry(ctx, input.target, input.by, 'add-file', (change) =>
    keepFiles(change, files, null),
  )
  return { inquiry, fileIds: result }
}

/** Looks what files are by their content, and refuses what is none of ours. */
export async function readNewFiles(ctx: Context, files: readonly NewFile[]): Promise<ReadFile[]> {
  if (files.length > MOST_FILES) throw notValid('files', 'too-many', `At most ${MOST_FILES} files.`)
  const read: ReadFile[] = []
  for (const [index, { name, content }] of files.entries()) {
    const field = `files.${index}`
    if (content.byteLength === 0) throw notValid(field, 'empty', 'This file is empty.')
    if (content.byteLength > LARGEST_FILE) {
      const message = `A file has at most ${LARGEST_FILE / 1024 / 1024} MB.`
      throw new ServiceError('too-large', message, [{ field, code: 'too-large', message }])
    }
    const type = fileTypeOf(await ctx.inspectFile(content))
    if (!type) {
      throw notValid(field, 'not-a-kind', 'Files are photos (JPEG, PNG, WebP, HEIC, GIF), PDF or plain text.')
    }
    read.push({ name: fileName(name, type.ending), mediaType: type.mediaType, content })
  }
  return read
}

/** Keeps files within a change that does more. */
export async function keepFiles(
  change: Change,
  files: readonly ReadFile[],
  messageId: number | null,
): Promise<number[]> {
  if (files.length === 0) return []
  const { transaction, inquiry, atMs } = change
  const before = await countFiles(transaction, inquiry.id)
  const bytes = files.reduce((sum, { content }) => sum + content.byteLength, before.bytes)
  if (before.files + files.length > MOST_FILES || bytes > LARGEST_FILES) {
    const message = `An inquiry has at most ${MOST_FILES} files with ${LARGEST_FILES / 1024 / 1024} MB in all.`
    throw new ServiceError('too-large', message, [{ field: 'files', code: 'too-many', message }])
  }
  const ids: number[] = []
  for (const { name, mediaType, content } of files) {
    const sha256 = hash('sha256', content, 'hex')
    const id = await insertFile(transaction, {
      inquiryId: inquiry.id,
      messageId,
      name,
      mediaType,
      bytes: content.byteLength,
      sha256,
      content,
      atMs,
    })
    ids.push(id)
    change.event('file-added', { file: id, sha256, ...(messageId === null ? {} : { message: messageId }) })
  }
  return ids
}

/** A name without folders and odd signs, with the ending of what the file is. */
function fileName(given: string, ending: string): string {
  const base = cleanLine(given.split(/[/\\]/).at(-1) ?? '')
    .replace(/[<>:"|?*;]/g, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .slice(0, 80)
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${base === '' ? 'file' : base}.${ending}`
}
