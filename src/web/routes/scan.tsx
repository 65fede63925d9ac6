import type { Hono } from 'hono'
import { htmlPage } from '../html-page.ts'
import { policy } from '../page-headers.ts'
import { ScanPage } from '../pages/scan.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

/** `/scan`: the one page that may run WebAssembly, which reads barcodes. */
export function addScan(app: Hono, { simulated }: Site): void {
  app.get(paths.scan(), (c) => {
    c.header('content-security-policy', policy("'self' 'wasm-unsafe-eval'"))
    return htmlPage(c, <ScanPage simulated={simulated} />)
  })
}
