import type { Context as HonoContext } from 'hono'
import type { z } from 'zod'
import { ServiceError } from '#services/errors.ts'
import { ApiError } from './problem.ts'

/** So much of a body that is too large is still taken and thrown away, so that its sender can read our answer. */
const DRAIN_BYTES = 128 * 1024 * 1024

/** The media type of a request, without parameters. */
export function mediaType(c: HonoContext): string {
  return (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/**
 * Reads a JSON body.
 * @throws ApiError 415 for another media type, 413 above `limitBytes`, 400 for what is no JSON
 */
export async function readJson(c: HonoContext, limitBytes: number): Promise<unknown> {
  const type = mediaType(c)
  if (type !== 'application/json' && !type.endsWith('+json')) {
    throw new ApiError(415, 'unsupported-media-type', 'Send the body as application/json.')
  }
  const text = await readText(c, limitBytes)
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError(400, 'malformed-json', 'The body is not valid JSON.')
  }
}

/** Reads a JSON body and checks it. @throws ServiceError `not-valid` naming the fields, besides what `readJson` throws */
export async function readInput<T extends z.ZodType>(
  c: HonoContext,
  schema: T,
  limitBytes: number,
): Promise<z.infer<T>> {
  return checkInput(schema, await readJson(c, limitBytes))
}

/** Checks a value that came from outside. @throws ServiceError `not-valid` naming each field that is wrong */
export function checkInput<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.slice(0, 50).map((issue) => ({
    field: issue.path.map(String).join('.'),
    code: issue.code,
    message: issue.message,
  }))
  const first = fields[0]
  throw new ServiceError('not-valid', first ? `${first.field || 'The body'}: ${first.message}` : 'Not valid.', fields)
}

/** Reads a body as text. @throws ApiError 413 above `limitBytes` */
export async function readText(c: HonoContext, limitBytes: number): Promise<string> {
  const bytes = await readBytes(c, limitBytes)
  // Some programs begin a text with a byte order mark.
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

/** Reads a body as it is. @throws ApiError 413 above `limitBytes` */
export async function readBytes(c: HonoContext, limitBytes: number): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength
    if (size <= limitBytes) chunks.push(chunk)
    else if (size > DRAIN_BYTES) break
  }
  if (size > limitBytes) {
    throw new ApiError(413, 'too-large', `The body has more than ${limitBytes.toLocaleString('en-US')} bytes.`, {
      headers: { connection: 'close' },
    })
  }
  return Buffer.concat(chunks)
}
