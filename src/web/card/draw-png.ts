import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const FONTS = [600, 700].map((weight) => `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`)
const MOST_KEPT = 100

const kept = new Map<string, Uint8Array<ArrayBuffer>>()
let drawing: Promise<(svg: string) => Uint8Array<ArrayBuffer>> | null = null

/** Draws an SVG as PNG. Drawing takes a tenth of a second, so that the last pictures are kept. */
export async function drawPng(svg: string): Promise<{ png: Uint8Array<ArrayBuffer>; digest: string }> {
  const digest = hash('sha256', svg, 'base64url').slice(0, 22)
  const known = kept.get(digest)
  if (known) return { png: known, digest }
  drawing ??= loadDrawing()
  const png = (await drawing)(svg)
  kept.set(digest, png)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return { png, digest }
}

/** Few servers ever draw one, so that it is loaded when the first is asked for. */
async function loadDrawing(): Promise<(svg: string) => Uint8Array<ArrayBuffer>> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  const { resolve } = createRequire(import.meta.url)
  await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')))
  const fontBuffers = FONTS.map((file) => new Uint8Array(readFileSync(resolve(file))))
  return (svg) => {
    const drawn = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Source Sans 3' } })
    const image = drawn.render()
    const png = new Uint8Array(image.asPng())
    image.free()
    drawn.free()
    return png
  }
}
