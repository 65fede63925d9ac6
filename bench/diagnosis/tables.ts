import { SITUATIONS } from '#domain/diagnosis/tokens.ts'
import { TROUBLES } from '#sources/simulator/rates.ts'
import { median } from '../report.ts'
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
    const per1000 = (count: number) => number((1000 * count) / score.openDays)
    const { silent, onTheWay } = score
    return [
      name,
      percent(silent.recall, 1),
      number(silent.median),
      number(silent.mean),
      per1000(score.falseAlarms),
      per1000(score.falseDays),
      percent(onTheWay.recall, 1),
      number(onTheWay.median),
      number(onTheWay.mean),
      per1000(score.falseOnTheWay),
    ]
  })
  const head = ['judge', 'all silent troubles: found', 'median days', 'mean days', 'false alarms', 'false alarm days']
  return table([...head, 'lost, stuck: found', 'median days', 'mean days', 'false alarms on the way'], rows)
}

type Measured = { recall: number; median: number; mean: number; falseAlarms: number }

/**
 * The two goals (at the naive rule's recall half its false alarms; at its false alarms a day earlier), over all troubles
 * that only silence tells of, and over those of parcels that USPS has.
 */
export function goals(scores: ReadonlyMap<string, Score>): string {
  const all = (score: Score): Measured => ({ ...score.silent, falseAlarms: score.falseAlarms / score.openDays })
  const onTheWay = (score: Score): Measured => ({
    ...score.onTheWay,
    falseAlarms: score.falseOnTheWay / score.openDays,
  })
  return [
    ...goalsFor('lost, stuck, never handed over', scores, all),
    ...goalsFor('lost and stuck, false alarms on the way', scores, onTheWay),
  ].join('\n')
}

function goalsFor(title: string, scores: ReadonlyMap<string, Score>, measure: (score: Score) => Measured): string[] {
  const measured = [...scores].map(([name, score]) => ({ name, ...measure(score) }))
  const ours = measured.filter(({ name }) => name.startsWith('product'))
  return ['naive any 3', 'naive seen 3', 'naive seen 4'].flatMap((name) => {
    const naive = measured.find((one) => one.name === name)
    if (!naive) return []
    const asGood = ours.filter((one) => one.recall >= naive.recall).sort((a, b) => a.falseAlarms - b.falseAlarms)[0]
    const asCalm = ours.filter((one) => one.falseAlarms <= naive.falseAlarms).sort((a, b) => a.mean - b.mean)[0]
    const calm = asGood
      ? `${asGood.name} has ${number(asGood.falseAlarms / naive.falseAlarms)} × its false alarms`
      : 'no setting of ours reaches it'
    const early = asCalm
      ? `${asCalm.name} is ${number(naive.mean - asCalm.mean)} days earlier on average, ${number(naive.median - asCalm.median)} at the median`
      : 'no setting of ours is as calm'
    return [`- ${title}: at the recall of ${name} (${percent(naive.recall, 1)}) ${calm}; at its false alarms ${early}.`]
  })
}

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
