import type { FileInspector } from '#services/ports/inquiries.ts'

/** What a file is by its content, by `file-type`, which is loaded at the first file; text is what has no odd signs. */
export const inspectFile: FileInspector = async (content) => {
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(content)
  if (found) return found.mime
  return isText(content) ? 'text/plain' : null
}

function isText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has
    return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)
  } catch {
    return false
  }
}
