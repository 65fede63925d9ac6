import { csvLine } from '#domain/text/csv.ts'
import type { PromiseCount, PromisesKept, Report } from '#services/inquiries/report.ts'

type Line = readonly [measure: string, group: string, name: string, value: number | null]

const HEAD = ['from', 'to', 'measure', 'group', 'name', 'value'] as const
const MEASURES = ['count', 'kept', 'late', 'open', 'median', 'ninetieth'] as const

/** A report as a table of one figure a line; times are business minutes. What nobody knows is left out. */
export function reportCsv(report: Report): string {
  const { asked, answered, closed, reopened } = report
  const lines: Line[] = [
    ...Object.entries({ asked, answered, closed, reopened }).map(([name, value]): Line => [name, 'all', '', value]),
    ...promiseLines(report, 'all', ''),
    ...report.byReason.flatMap((one) => promiseLines(one, 'reason', one.reason)),
    ...report.byAgent.flatMap((one) => promiseLines(one, 'agent', one.name ?? '')),
    ...report.openByAge.map(({ fromDays, count }): Line => ['open-now', 'age-from-days', `${fromDays}`, count]),
  ]
  return [
    HEAD,
    ...lines.filter(([, , , value]) => value !== null).map((line) => [report.fromDay, report.toDay, ...line]),
  ]
    .map(csvLine)
    .join('')
}

function promiseLines({ firstAnswer, resolution }: PromisesKept, group: string, name: string): Line[] {
  return [...countLines('first-answer', firstAnswer, group, name), ...countLines('resolution', resolution, group, name)]
}

function countLines(promised: string, counts: PromiseCount | null, group: string, name: string): Line[] {
  return counts ? MEASURES.map((measure): Line => [`${promised}-${measure}`, group, name, counts[measure]]) : []
}
