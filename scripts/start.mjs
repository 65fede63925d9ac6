// `npm start`: installs and builds what is missing, then runs the server on the pinned Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { COMPILE_CACHE, pinnedNode, prepare, ROOT } from './lib/install.mjs'

prepare()
const child = spawn(pinnedNode(), [join(ROOT, 'src/cli/main.ts'), 'serve', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm runs us through a shell that may die of a signal without telling us: the server ends with it.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM')
}, 250).unref()
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
