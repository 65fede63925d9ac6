// `npm run dev`: the server and the pages, rebuilt and restarted when a file changes.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pinnedNode, prepare, ROOT } from './lib/install.mjs'

prepare()
const node = pinnedNode()
const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
const children = [
  ...['client', 'server', 'worker'].map((side) => [vite, 'build', '--watch', '--config', `src/web/vite.${side}.ts`]),
  ['--watch', '--watch-path=src', '--watch-path=build/web', join(ROOT, 'src/cli/main.ts'), 'serve'],
].map((args) => spawn(node, args, { cwd: ROOT, stdio: 'inherit' }))
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })
}
