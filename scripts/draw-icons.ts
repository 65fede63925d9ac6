// `node scripts/draw-icons.ts`: draws the icons of the app from their SVGs, with the Chromium that CHROMIUM names.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const FOLDER = join(import.meta.dirname, '../src/web/icons')
const ICONS = [
  ['app.svg', 'app-192.png', 192],
  ['app.svg', 'app-512.png', 512],
  ['app-maskable.svg', 'app-maskable-512.png', 512],
  ['app-maskable.svg', 'app-touch-180.png', 180],
] as const

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] })
for (const [source, target, size] of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const svg = readFileSync(join(FOLDER, source), 'utf8')
  await page.setContent(`<style>body{margin:0}svg{display:block;inline-size:${size}px}</style>${svg}`)
  await page.screenshot({ path: join(FOLDER, target), omitBackground: true })
  await page.close()
}
await browser.close()
