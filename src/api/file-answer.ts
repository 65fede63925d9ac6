import type { Context as HonoContext } from 'hono'
import type { FileWithContent } from '#services/inquiries/read-file.ts'

/** A file that somebody sent us: to be saved, never to be run or shown as something of ours. */
export function fileAnswer(c: HonoContext, { file, content }: FileWithContent): Response {
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return c.body(new Uint8Array(content), 200, {
    'content-type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  })
}
