import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { appManifest } from '../app-manifest.ts'
import { shellAssets } from '../assets.ts'
import { htmlPage } from '../html-page.ts'
import { OfflinePage } from '../pages/offline.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'
import type { Shell } from '../worker/worker-scope.ts'

const WORKER = readFileSync(join(import.meta.dirname, '../worker/service-worker.js'), 'utf8')

/** What makes an app of the pages: its manifest, its service worker, and the page for when there is no network. */
export function addApp(app: Hono, { simulated }: Site): void {
  const shell: Shell = {
    version: createHash('sha256').update(shellAssets.join()).digest('hex').slice(0, 12),
    assets: shellAssets,
    pages: [paths.home(), paths.myParcels(), paths.scan()],
    offline: paths.offline(),
  }
  const worker = `self.shell=${JSON.stringify(shell)};\n${WORKER}`
  app.get(paths.appManifest(), (c) =>
    c.body(JSON.stringify(appManifest), 200, {
      'content-type': 'application/manifest+json',
      'cache-control': 'no-cache',
    }),
  )
  app.get(paths.serviceWorker(), (c) =>
    c.body(worker, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }),
  )
  app.get(paths.offline(), (c) => htmlPage(c, <OfflinePage simulated={simulated} />))
}
