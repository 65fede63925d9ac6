import type { FileWithContent } from '#services/inquiries/read-file.ts'

/** A file that somebody sent us: to be saved, never to be run or shown as a page of ours. */
export function fileResponse({ file, content }: FileWithContent): Response {
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
