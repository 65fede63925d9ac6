import { SITUATIONS } from '#domain/diagnosis/tokens.ts'
import { TROUBLES } from '#sources/simulator/rates.ts'
import { median } from '../report.ts'
import { NAIVE_DAYS } from './play.ts'
import type { Score } from './score.ts'

const AGES = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 25, 29]

export function situationTable(score: Score): string {
  const rows = SITUATIONS.flatMap((name) => {
    const one = score.situations.get(name)
    if (!one) return []
    const falsePer1000 = (1000 * one.falseAlarms) / score.openDays
    return [
      [
        name,
        one.said,
        percent(one.saidRight, one.said),
        one.asked,
        percent(one.askedRight, one.asked),
        one.found.length,
        one.found.length ? number(median(one.found)) : '',
        number(falsePer1000),
      ],
    ]
  })
  return table(
    [
      'situation',
      'days said',
      'precision',
      'days asked for',
      'recall',
      'troubles it found first',
      'median days to find',
      'false alarms per 1,000 open parcel-days',
    ],
    rows,
  )
}

export function troubleTable(score: Score, naive: Score): string {
  const rows = TROUBLES.flatMap((trouble) => {
    if (!score.troubles.has(trouble)) return []
    const ours = score.found((one) => one === trouble)
    const theirs = naive.found((one) => one === trouble)
    const missed = Math.round(ours.parcels * (1 - ours.recall))
    return [
      [
        trouble,
        ours.parcels,
        percent(ours.recall, 1),
        number(ours.median),
        missed,
        percent(theirs.recall, 1),
        number(theirs.median),
      ],
    ]
  })
  return table(['trouble', 'parcels', 'found', 'median days', 'missed', 'naive any 3: found', 'its median days'], rows)
}

export function ageTable(score: Score): string {
  const rows = AGES.flatMap((age) => {
    const one = score.ages.get(age)
    return one
      ? [[age < 0 ? 'label only' : age, percent(one.right, one.all), percent(one.openRight, one.open), one.open]]
      : []
  })
  return table(['days since mailing', 'right, all parcels', 'right, open parcels', 'open parcels'], rows)
}

/** How each judge finds the troubles that only silence tells of, beside what it costs. */
export function curveTable(scores: ReadonlyMap<string, Score>): string {
  const rows = [...scores].map(([name, score]) => {
    const { recall, median: middle, mean } = score.silent
    return [
      name,
      percent(recall, 1),
      number(middle),
      number(mean),
      number(score.falsePer1000),
      number((1000 * score.falseDays) / score.openDays),
    ]
  })
  return table(
    [
      'judge',
      'lost, stuck, never handed over: found',
      'median days',
      'mean days',
      'false alarms per 1,000 open parcel-days',
      'false alarm days',
    ],
    rows,
  )
}

/** The two goals: at the naive rule's recall half its false alarms, at its false alarms a day earlier. */
export function goals(scores: ReadonlyMap<string, Score>, naiveName = 'naive any 3'): string {
  const naive = scores.get(naiveName)
  if (!naive) throw new Error(`No judge is called ${naiveName}.`)
  const ours = [...scores].filter(([name]) => name.startsWith('product'))
  const asGood = ours.filter(([, one]) => one.silent.recall >= naive.silent.recall - 0.001)
  const calmest = asGood.sort(([, a], [, b]) => a.falsePer1000 - b.falsePer1000)[0]
  const asCalm = ours.filter(([, one]) => one.falsePer1000 <= naive.falsePer1000)
  const fastest = asCalm.sort(([, a], [, b]) => a.silent.mean - b.silent.mean)[0]
  const first = calmest
    ? `${calmest[0]} has ${number(calmest[1].falsePer1000 / naive.falsePer1000)} × its false alarms (goal: 0.5)`
    : 'no setting of ours reaches it'
  const second = fastest
    ? `${fastest[0]} is ${number(naive.silent.mean - fastest[1].silent.mean)} days earlier on average, ${number(naive.silent.median - fastest[1].silent.median)} at the median (goal: 1)`
    : 'no setting of ours is as calm'
  return `- At the recall of ${naiveName} (${percent(naive.silent.recall, 1)}): ${first}.\n- At its false alarms (${number(naive.falsePer1000)}): ${second}.`
}

export const NAIVE_NAMES = NAIVE_DAYS.map((days) => `naive seen ${days}`)

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function percent(part: number, whole: number): string {
  return whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : ''
}

function number(value: number): string {
  return Number.isFinite(value) ? value.toFixed(value < 10 ? 2 : 1) : ''
}
