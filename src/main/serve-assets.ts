import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'

const FOLDER = join(import.meta.dirname, '../../build/client')
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
}

type Built = {
  plain: Uint8Array<ArrayBuffer>
  /** Null where it would not be shorter. */
  zipped: Uint8Array<ArrayBuffer> | null
}

/** The built files of the pages. Their names hold a hash of their content, so browsers may keep them for ever. */
export function serveAssets(): MiddlewareHandler {
  const known = new Map<string, Built>()
  return async (c, next) => {
    const path = normalize(c.req.path)
    const type = TYPES[path.slice(path.lastIndexOf('.'))]
    if (!path.startsWith('/assets/') || !type) return next()
    try {
      const built = known.get(path) ?? readBuilt(path)
      known.set(path, built)
      const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? built.zipped : null
      return c.body(zipped ?? built.plain, 200, {
        'content-type': type,
        ...(zipped ? { 'content-encoding': 'gzip' } : {}),
        vary: 'accept-encoding',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      })
    } catch {
      return next()
    }
  }
}

/** A file as it is and zipped: on a slow phone, the length of the files is most of the wait. */
function readBuilt(path: string): Built {
  const plain = new Uint8Array(readFileSync(join(FOLDER, path)))
  const zipped = new Uint8Array(gzipSync(plain))
  return { plain, zipped: zipped.length < plain.length ? zipped : null }
}
