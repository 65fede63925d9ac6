import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
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

/** The built files of the pages. Their names hold a hash of their content, so browsers may keep them for ever. */
export function serveAssets(): MiddlewareHandler {
  const known = new Map<string, Uint8Array<ArrayBuffer>>()
  return async (c, next) => {
    const path = normalize(c.req.path)
    const type = TYPES[path.slice(path.lastIndexOf('.'))]
    if (!path.startsWith('/assets/') || !type) return next()
    try {
      const content = known.get(path) ?? new Uint8Array(readFileSync(join(FOLDER, path)))
      known.set(path, content)
      return c.body(content, 200, {
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      })
    } catch {
      return next()
    }
  }
}
