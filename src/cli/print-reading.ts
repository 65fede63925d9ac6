import type { track } from '#main/commands/track.ts'
import {
  actionWords,
  ageWords,
  changesOnWords,
  dayWords,
  deadlineWords,
  diagnosisTitle,
  diagnosisWords,
  evidenceSentence,
  headline,
  mailClassWords,
  placeName,
  sourceSaysWords,
  stepWhenWords,
  whenWords,
  whyWords,
} from '#words/en/index.ts'

type Tracked = Awaited<ReturnType<typeof track>>['readings'][number]

/** Prints a parcel: where it is, what that means, what to do, until when, and its history. */
export function printReading(reading: Tracked): void {
  console.log([reading.printed, mailClassWords(reading.mailClass)].filter(Boolean).join(' · '))
  console.log(headline(reading.headline))
  const said = sourceSaysWords(reading.sourceSays)
  if (said) console.log(`  ${said}`)
  if (reading.stale) {
    console.log(`  The source does not answer. This is what we last knew, ${ageWords(reading.nowMs - reading.asOfMs)}.`)
  }
  for (const problem of reading.readings[0]?.problems ?? []) console.log(`  ${problem.message}`)
  for (const repair of reading.readings[0]?.repairs.slice(0, 5) ?? [])
    console.log(`  Did you mean ${repair.trackingNumber}?`)
  if (reading.expected) {
    const who = reading.expected.basis === 'carrier' ? 'by USPS' : 'by our estimate'
    console.log(`Expected ${dayWords(reading.expected.day)} ${who}`)
  }
  if (reading.meaning) printMeaning(reading.meaning)
  for (const { scan, basis, interpretation } of reading.scans) {
    const wording = scan.wording ?? interpretation.row?.wording ?? scan.code
    const mark = basis === 'seen' ? '●' : '○'
    console.log(`  ${mark} ${whenWords(scan)}  ${[wording, placeName(scan.place, 'short')].filter(Boolean).join(', ')}`)
  }
  if (reading.source.simulated) console.log('  (simulated)')
  console.log('')
}

function printMeaning({ diagnosis, advice, deadlines, circumstances }: NonNullable<Tracked['meaning']>): void {
  const thisYear = circumstances.today.slice(0, 4)
  console.log(`\n${diagnosisTitle(diagnosis.summary)}. ${diagnosisWords(diagnosis.summary)}`)
  const why = evidenceSentence(diagnosis.evidence.map((one) => one.text))
  if (why) console.log(`  ${why}`)
  if (diagnosis.changesOn) console.log(`  ${changesOnWords(diagnosis.changesOn, thisYear)}`)
  for (const [index, step] of advice.entries()) {
    const when = stepWhenWords(step, circumstances.today, thisYear)
    console.log(
      `  ${index + 1}. ${[`${actionWords(step.action)}.`, when, whyWords(step.why)].filter(Boolean).join(' ')}`,
    )
  }
  for (const { kind, from, until } of deadlines) {
    const { opens, closes } = deadlineWords(kind)
    if (from && from > circumstances.today) console.log(`  ${opens}: ${dayWords(from, thisYear)}`)
    if (until && until >= circumstances.today) console.log(`  ${closes}: ${dayWords(until, thisYear)}`)
  }
  console.log('')
}
