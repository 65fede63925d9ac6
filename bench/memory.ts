/** How much memory the server takes with many scans stored, after it has answered some questions. PostgreSQL apart. */
import { readFileSync } from 'node:fs'
import { benchNumber, SCANS_PER_PARCEL } from './fill.ts'
import { figure } from './report.ts'
import { SCANS, startBenchServer } from './server.ts'

const residentMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

await using server = await startBenchServer()
const atStart = residentMb(server.pid)
for (let i = 0; i < 20_000; i += 20) {
  const numbers = Array.from({ length: 20 }, (_, k) => benchNumber(((i + k) * 7_919) % (SCANS / SCANS_PER_PARCEL)))
  await Promise.all(numbers.map(async (number) => (await fetch(`${server.url}/v1/parcels/${number}`)).text()))
}
await (await fetch(`${server.url}/track/${benchNumber(5)}`)).text()
figure('a bare Node process', residentMb(process.pid), 'MB')
figure('server after the start', atStart, 'MB')
figure(`server after 20,000 questions, ${SCANS.toLocaleString('en-US')} scans stored`, residentMb(server.pid), 'MB')
