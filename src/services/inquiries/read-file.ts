import type { InquiryFile } from '#domain/inquiry/inquiry.ts'
import { readFileContent } from '#store/inquiries/files.ts'
import { readMessage } from '#store/inquiries/messages.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'
import { letIn } from './let-in.ts'
import { isForCustomer } from './read-inquiry.ts'

export type FileWithContent = { file: InquiryFile; content: Buffer }

/** A file of an inquiry for its customer. @throws ServiceError `wrong-key`, `not-found` */
export async function readFile(
  ctx: Context,
  input: { reference: string; key: string; fileId: number },
): Promise<FileWithContent> {
  const inquiry = await letIn(ctx, input)
  const found = await readFileForDesk(ctx, { inquiryId: inquiry.id, fileId: input.fileId })
  const { messageId } = found.file
  const message = messageId === null ? null : await readMessage(ctx.database, inquiry.id, messageId)
  if (message && !isForCustomer(message, ctx.clock())) throw noFile()
  return found
}

/** A file of an inquiry for the desk. @throws ServiceError `not-found` */
export async function readFileForDesk(
  ctx: Context,
  input: { inquiryId: number; fileId: number },
): Promise<FileWithContent> {
  const { inquiryId, fileId } = input
  const found = Number.isSafeInteger(fileId) ? await readFileContent(ctx.database, inquiryId, fileId) : null
  if (!found) throw noFile()
  return found
}

function noFile(): ServiceError {
  return new ServiceError('not-found', 'There is no such file.')
}
