import { inflateSync } from 'node:zlib'

/** So much may come out of the part of a PDF that is packed. */
const MOST_BYTES = 16 * 1024 * 1024
const MOST_ATTACHMENTS = 20

/** The evidence in a file as somebody got it from us: JSON, or a PDF with the JSON attached. Null where there is none. */
export function readEvidenceFile(bytes: Uint8Array): unknown {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Whatever a JSON text says of PDF, it is none.
  return parsed(file) ?? (file.subarray(0, 1024).includes('%PDF-') ? attachedJson(file) : null)
}

/** Looks for attachments as pdfkit writes them: a PDF that another program rewrote may keep them elsewhere. */
function attachedJson(file: Buffer): unknown {
  let from = 0
  for (let count = 0; count < MOST_ATTACHMENTS; count++) {
    const at = file.indexOf('/EmbeddedFile\n', from)
    const begins = at < 0 ? -1 : file.indexOf('stream\n', at)
    if (begins < 0) return null
    const head = file.subarray(at, begins).toString('latin1')
    const length = Number(/\/Length (\d{1,9})\b/.exec(head)?.[1] ?? 0)
    from = begins + 'stream\n'.length
    const value = parsed(unpacked(file.subarray(from, from + length), head.includes('/FlateDecode')))
    if (value !== null) return value
  }
  return null
}

function unpacked(bytes: Buffer, isPacked: boolean): Buffer {
  if (!isPacked) return bytes
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES })
  } catch {
    return Buffer.alloc(0)
  }
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}
