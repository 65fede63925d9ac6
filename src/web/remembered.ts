import { raw } from 'hono/html'

type Html = ReturnType<typeof raw>

/**
 * A part of pages that is one of few: drawn once for each key and then taken as it was. Drawing takes half of a page's
 * time, and most of a page is the same for everybody (bench/lookup.ts).
 */
export function remembered<K extends string>(
  draw: (key: K) => { toString(): string | Promise<string> },
): (key: K) => Html {
  const drawn = new Map<K, Html>()
  return (key) => {
    const known = drawn.get(key)
    if (known) return known
    const html = raw(String(draw(key)))
    drawn.set(key, html)
    return html
  }
}
