/** How much memory the server takes with many scans stored, after it has answered some questions. PostgreSQL apart. */
import { readFileSync } from 'node:fs'
import { benchNumber, SCANS_PER_PARCEL } from './fill.ts'
import { figure } from './report.ts'
import { SCANS, startBenchServer } from './server.ts'

/** As many pictures as the server keeps, and some more. */
const CARDS = 120

const residentMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

await using server = await startBenchServer()
const atStart = residentMb(server.pid)
for (let i = 0; i < 20_000; i += 20) {
  const numbers = Array.from({ length: 20 }, (_, k) => benchNumber(((i + k) * 7_919) % (SCANS / SCANS_PER_PARCEL)))
  await Promise.all(numbers.map(async (number) => (await fetch(`${server.url}/v1/parcels/${number}`)).text()))
}
await (await fetch(`${server.url}/track/${benchNumber(5)}`)).text()
const afterQuestions = residentMb(server.pid)
for (let i = 0; i < CARDS; i++) await drawCard(benchNumber(i))
figure('a bare Node process', residentMb(process.pid), 'MB')
figure('server after the start', atStart, 'MB')
figure(`server after 20,000 questions, ${SCANS.toLocaleString('en-US')} scans stored`, afterQuestions, 'MB')
figure(`... and after ${CARDS} pictures for messengers`, residentMb(server.pid), 'MB')

async function drawCard(trackingNumber: string): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const made = await fetch(`${server.url}/v1/shares`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ trackingNumber }),
  })
  const { url } = (await made.json()) as { url: string }
  const card = await fetch(`${server.url}${new URL(url, server.url).pathname}/card.png`)
  if (!made.ok) throw new Error(`A link was answered ${made.status}.`)
  if (card.headers.get('content-type') !== 'image/png') throw new Error(`A picture was answered ${card.status}.`)
  await card.arrayBuffer()
}
