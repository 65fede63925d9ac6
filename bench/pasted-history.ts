/** How long reading 1 MB of anything takes, beside splitting it into lines and one look with a regular expression. */
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { readPastedHistory } from '#sources/pasted-history/read-history.ts'
import { adversarialTexts } from '../tests/conformance/adversarial-texts.ts'
import { figure, median } from './report.ts'

const SIZE = 1_000_000
const ROUNDS = 3
const NOW = Date.parse('2026-11-21T18:00:00Z')
const { scanTable } = loadKnowledge()

const wanted = process.argv[2] ?? ''
for (const [name, text] of adversarialTexts(SIZE).filter(([name]) => name.includes(wanted))) {
  const times = Array.from({ length: ROUNDS }, () => timed(() => readPastedHistory(scanTable, text, NOW).unread.length))
  const bare = Array.from({ length: ROUNDS }, () => timed(() => baseline(text)) / 10)
  figure(name, (median(times) * SIZE) / text.length, 'ms per MB', {
    baseline: median(bare),
    of: 'splitting lines and one expression',
  })
}

/** Ten times over, since once is less than the clock tells. */
function baseline(text: string): number {
  let words = 0
  for (let round = 0; round < 10; round++) {
    for (const line of text.split('\n')) words += line.replace(/[a-z]+|\d+/gi, '').length
  }
  return words
}

/** Milliseconds of this thread's own time, whatever else the machine does. */
function timed(work: () => number): number {
  const start = process.threadCpuUsage()
  if (work() < 0) throw new Error('The result was not used.')
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}
