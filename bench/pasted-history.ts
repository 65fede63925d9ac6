/** How long reading 1 MB of anything takes, beside splitting it into lines and one look with a regular expression. */
import { loadKnowledge } from '#knowledge/knowledge.ts'
import { readPastedHistory } from '#sources/pasted-history/read-history.ts'
import { figure, median } from './report.ts'

const SIZE = 1_000_000
const ROUNDS = 3
const NOW = Date.parse('2026-11-21T18:00:00Z')
const { scanTable } = loadKnowledge()

const EVENT = 'Arrived at USPS Regional Facility\nMEMPHIS TN DISTRIBUTION CENTER\nNovember 14, 2026, 3:14 am\n'

function filled(part: string): string {
  return part.repeat(Math.ceil(SIZE / part.length)).slice(0, SIZE)
}

/** The same letters in every run. */
function scattered(first: number, last: number, seed: number): string {
  let state = seed
  const letters = new Uint16Array(SIZE)
  for (let i = 0; i < SIZE; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    letters[i] = first + ((state >>> 8) % (last - first))
  }
  let text = ''
  for (let i = 0; i < SIZE; i += 10_000) text += String.fromCharCode(...letters.subarray(i, i + 10_000))
  return text
}

const TEXTS: readonly (readonly [string, string])[] = [
  ['a history again and again', filled(EVENT)],
  ['digits', filled('7')],
  ['digits and blanks', filled('9 ')],
  ['blanks', filled(' ')],
  ['"Delivered "', filled('Delivered ')],
  ['"Out for Delivery, "', filled('Out for Delivery, ')],
  ['line ends', filled('\n')],
  ['a letter a line', filled('a\n')],
  ['one long line of an event', filled(EVENT.replaceAll('\n', ' '))],
  ['dates', filled('November 14, 2026, 3:14 am ')],
  ['dates a line', filled('11/14/2026 03:14\n')],
  ['any letters', scattered(32, 0xd7ff, 7)],
  ['any ASCII', scattered(32, 127, 7)],
  ['short lines of any ASCII', scattered(32, 127, 9).replace(/.{7}/g, (part) => `${part.slice(1)}\n`)],
  ['quotes', filled('> ')],
  ['deep quotes', filled(`${'>'.repeat(500)} Delivered\n`)],
  ['state letters', filled('in or me ok, hi ')],
  ['states and commas', filled('A, IN 12345 ')],
  ['tags', filled('<td>a</td><a ')],
  ['entities', filled('&nbsp;&#')],
  ['sentences', filled('Your item was delivered at 2:14 pm on November 20, 2026 in AUSTIN, TX 78701. ')],
  ['one sentence without end', `Your item was ${filled('delivered in AUSTIN, TX on ')}`],
  ['dots', `Delivered${filled('.')}`],
  ['commas', `Delivered${filled(', ')}MEMPHIS, TN`],
  ['tabs', filled('Delivered\t')],
  ['brackets', `[${filled('[')}`],
  ['an object in objects', filled('{"a":')],
  ['numbers', filled('9234 6912 3456 7800 0001 71\n')],
  ['labels', filled('Expected Delivery by\n')],
  ['URLs', filled('(https://a.example/b?c=')],
]

const wanted = process.argv[2] ?? ''
for (const [name, text] of TEXTS.filter(([name]) => name.includes(wanted))) {
  const times = Array.from({ length: ROUNDS }, () => timed(() => readPastedHistory(scanTable, text, NOW).unread.length))
  const bare = Array.from({ length: ROUNDS }, () => timed(() => baseline(text)))
  figure(name, (median(times) * SIZE) / text.length, 'ms per MB', {
    baseline: median(bare),
    of: 'splitting lines and one expression',
  })
}

function baseline(text: string): number {
  let words = 0
  for (const line of text.split('\n')) words += line.replace(/[a-z]+|\d+/gi, '').length
  return words
}

/** Milliseconds of this thread's own time, whatever else the machine does. */
function timed(work: () => number): number {
  const start = process.threadCpuUsage()
  if (work() < 0) throw new Error('The result was not used.')
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}
