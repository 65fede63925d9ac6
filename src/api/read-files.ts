import { hash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import type { NewFile } from '#services/inquiries/add-files.ts'
import { LARGEST_FILE } from '#services/inquiries/limits.ts'
import { ApiError } from './problem.ts'
import { mediaType, readBytes } from './read-body.ts'

/** Two of the largest files. */
const BODY_BYTES = 2 * LARGEST_FILE + 1024 * 1024

/** For the description of a call that takes files. */
export const FILES_BODY = {
  content: {
    'multipart/form-data': { schema: z.object({ files: z.array(z.string().openapi({ format: 'binary' })) }) },
  },
}

/**
 * Reads the files in the field `files` of a form.
 * @throws ApiError 415 for another media type, 413 where it is too large, 400 for what is no form
 */
export async function readFiles(c: HonoContext): Promise<NewFile[]> {
  if (mediaType(c) !== 'multipart/form-data') {
    throw new ApiError(415, 'unsupported-media-type', 'Send the files as multipart/form-data.')
  }
  const bytes = await readBytes(c, BODY_BYTES)
  const headers = { 'content-type': c.req.header('content-type') ?? '' }
  const form = await new Response(bytes, { headers }).formData().catch(() => {
    throw new ApiError(400, 'malformed-form', 'The body is no form as it should be.')
  })
  const files = form.getAll('files').filter((one) => typeof one !== 'string')
  return Promise.all(files.map(async (file) => ({ name: file.name, content: await file.bytes() })))
}

/** What tells these files from others, in the place of their contents. */
export function digestsOf(files: readonly NewFile[]): string[][] {
  return files.map(({ name, content }) => [name, hash('sha256', content, 'hex')])
}
