/** Runs test files and counts: one shared PostgreSQL for all, one line for each file, failures in full. */
import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { startTestPostgres } from './postgres-server.ts'

const ROOT = join(import.meta.dirname, '..')
const PATTERNS = ['src/**/*.test.ts', 'tests/**/*.test.ts', 'bench/**/*.test.ts']
const LONG_PATTERNS = ['tests/faults/*.test.ts']
/** A file that hangs must not take the time of the others. */
const FILE_TIMEOUT_MS = process.argv.includes('--long') ? 20 * 60_000 : 5 * 60_000

const args = process.argv.slice(2)
const isLong = args.includes('--long')
const names = args.filter((arg) => !arg.startsWith('--'))
const failedBefore = Number(args.find((arg) => arg.startsWith('--failed='))?.slice(9) ?? 0)

const files = globSync(isLong ? LONG_PATTERNS : PATTERNS, { cwd: ROOT })
  .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
  .sort()
  .map((file) => join(ROOT, file))

const postgres = await startTestPostgres()
process.env.WHEREABOUTS_TEST_POSTGRES = postgres.url

const count = { passed: 0, failed: failedBefore, skipped: 0 }
const reasons = new Set<string>()
try {
  await runFiles()
} finally {
  await postgres.stop()
}
if (count.passed === 0) count.failed++
for (const reason of reasons) console.log(`skipped: ${reason}`)
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed > 0 ? 1 : 0

async function runFiles(): Promise<void> {
  const stream = run({ files, concurrency: 2, timeout: FILE_TIMEOUT_MS })
  const perFile = new Map<string, { passed: number; failed: number; skipped: number }>()
  const durations = new Map<string, number>()
  const tally = (file: string | undefined, kind: 'passed' | 'failed' | 'skipped') => {
    const entry = perFile.get(file ?? '') ?? { passed: 0, failed: 0, skipped: 0 }
    entry[kind]++
    perFile.set(file ?? '', entry)
    count[kind]++
  }
  for await (const event of stream) {
    if (event.type === 'test:pass') {
      if (event.data.details.type === 'suite' || isFileItself(event.data)) continue
      const skip = event.data.skip
      tally(event.data.file, skip ? 'skipped' : 'passed')
      if (skip) reasons.add(`${event.data.name}${typeof skip === 'string' ? `: ${skip}` : ''}`)
    } else if (event.type === 'test:fail') {
      if (event.data.details.type === 'suite') continue
      tally(event.data.file, 'failed')
      const cause = event.data.details.error.cause ?? event.data.details.error
      console.log(`\nFAILED ${event.data.name} (${relative(ROOT, event.data.file ?? '')})`)
      console.log(cause instanceof Error ? cause.stack : cause)
    } else if (event.type === 'test:summary') durations.set(event.data.file ?? '', event.data.duration_ms)
    else if (event.type === 'test:stderr' && process.env.VERBOSE) process.stderr.write(event.data.message)
  }
  for (const [file, { passed, failed, skipped }] of [...perFile].sort()) {
    const seconds = durations.has(file) ? ` (${((durations.get(file) ?? 0) / 1000).toFixed(1)} s)` : ''
    console.log(
      `${failed > 0 ? 'FAILED' : 'ok'}  ${relative(ROOT, file)}: ${passed} passed${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}${seconds}`,
    )
  }
}

/** A file is reported as a test of its own once its tests are done. */
function isFileItself(data: { name: string; file?: string | undefined; nesting: number }): boolean {
  return data.nesting === 0 && data.file !== undefined && (data.name === data.file || data.name.endsWith('.test.ts'))
}
