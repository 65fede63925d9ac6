import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Why browser tests can't run here; false where they can. */
export const noBrowser: string | false = process.env.CHROMIUM
  ? false
  : 'no Chromium was found: install it, or set CHROMIUM to its path'

/** A browser of the test's own; `flags` are further ones of Chromium. */
export async function openBrowser(
  flags: readonly string[] = [],
): Promise<AsyncDisposable & { page(options?: BrowserContextOptions): Promise<Page>; problems: string[] }> {
  const browser: Browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: [...FLAGS, ...flags] })
  const problems: string[] = []
  return {
    problems,
    async page(options) {
      // A busy machine aborts the transitions between pages, which Chromium tells as an error of the page.
      const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block', ...options })
      const page = await context.newPage()
      page.on('pageerror', (error) => problems.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of (?:404|422|503)/.test(message.text()))
          problems.push(message.text())
      })
      page.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url())
        if (protocol.startsWith('http') && hostname !== '127.0.0.1')
          problems.push(`asked another host: ${request.url()}`)
      })
      return page
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What changes with the colours and the width of a page; the rest was looked at where its other form was. */
const IN_OTHER_FORM = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable']

/** What axe finds wrong on a page. `other-form`: the same page was looked at whole in other colours and another width. */
export function accessibilityProblems(page: Page, how: 'whole' | 'other-form' = 'whole'): Promise<string[]> {
  const options = how === 'whole' ? {} : { runOnly: IN_OTHER_FORM }
  return page.evaluate(
    `(() => { ${axe}; return axe.run(${JSON.stringify(options)}).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' | '))) })()`,
  )
}

/** Whether the page is wider than its window. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}
