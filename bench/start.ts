/** How long the start takes when all is installed: on an empty data folder, and again. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { figure } from './report.ts'

const ROOT = join(import.meta.dirname, '..')

async function startOnce(data: string): Promise<number> {
  const start = performance.now()
  const child = spawn('node', ['scripts/start.mjs'], {
    cwd: ROOT,
    env: { ...process.env, WHEREABOUTS_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('is ready')) break
  const took = performance.now() - start
  child.stdout.resume()
  child.kill('SIGTERM')
  await once(child, 'exit')
  return took / 1000
}

const folder = mkdtempSync(join(tmpdir(), 'whereabouts-start-'))
chmodSync(folder, 0o711)
const data = join(folder, 'data')
const bare = performance.now()
await once(spawn(process.execPath, ['-e', '']), 'exit')
const baseline = (performance.now() - bare) / 1000
figure('npm start, empty data folder, simulator on, until ready', await startOnce(data), 's', {
  baseline,
  of: 'a bare node -e ""',
})
figure('npm start, second time, until ready', await startOnce(data), 's', { baseline, of: 'a bare node -e ""' })
rmSync(folder, { recursive: true, force: true })
