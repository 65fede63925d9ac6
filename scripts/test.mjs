// `npm test`: installs what is missing, checks, and runs all tests; closes with their counts.
// `npm run test:long` repeats the fault tests at full length. Words after -- pick test files by name.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { COMPILE_CACHE, pinnedNode, prepare, ROOT } from './lib/install.mjs'
import { provideChromium, provideDebianPostgres, provideDovecot } from './lib/tools.mjs'

const args = process.argv.slice(2)
const isLong = args.includes('--long')
const names = args.filter((arg) => !arg.startsWith('--'))

prepare()
const node = pinnedNode()
const env = {
  ...process.env,
  PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`,
  CHROMIUM: provideChromium() ?? '',
  DEBIAN_POSTGRES: provideDebianPostgres() ?? '',
  DEBIAN_DOVECOT: provideDovecot() ?? '',
  WHEREABOUTS_TEST_LONG: isLong ? '1' : '',
  // Each test file is a program of its own that loads most of the house.
  NODE_COMPILE_CACHE: COMPILE_CACHE,
}
let failures = 0
if (names.length === 0 && !isLong) {
  for (const [label, command] of [
    ['types', ['tsc', '-b']],
    ['lint and format', ['biome', 'check', '.']],
  ]) {
    const started = performance.now()
    const result = spawnSync(command[0], command.slice(1), { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] })
    if (result.status !== 0) failures++
    console.log(`${result.status === 0 ? 'ok' : 'FAILED'}  ${label} (${Math.round(performance.now() - started)} ms)`)
  }
}
const tests = spawnSync(
  node,
  [join(ROOT, 'tests/run.ts'), ...(isLong ? ['--long'] : []), `--failed=${failures}`, ...names],
  {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  },
)
process.exit(tests.status ?? 1)
