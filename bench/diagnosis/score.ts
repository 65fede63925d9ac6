import type { SituationName } from '#domain/diagnosis/tokens.ts'
import type { Trouble } from '#sources/simulator/rates.ts'
import { median } from '../report.ts'
import type { Verdict } from './judges.ts'
import { isSilentTrouble, type Story, type TruthOfDay } from './truth.ts'

export type JudgedDay = { atMs: number; verdict: Verdict; truth: TruthOfDay }

const DAY = 86_400_000

type PerSituation = {
  /** Days on which the truth asks for it, and on how many of them the diagnosis was right. */
  asked: number
  askedRight: number
  /** Days on which it was said, and rightly. */
  said: number
  saidRight: number
  falseAlarms: number
  /** Days from trouble to the first alarm, where this situation raised it. */
  found: number[]
}
type PerTrouble = { parcels: number; found: number[] }
type PerAge = { all: number; right: number; open: number; openRight: number }

/** Whether a verdict is right by what its day calls for. */
export function isRight({ situation, asksForHelp }: Verdict, truth: TruthOfDay): boolean {
  if (situation === null || !truth.calledFor.includes(situation)) return false
  return asksForHelp ? truth.isHelpRight : !truth.isHelpDue
}

/** Counts what one judge said of many parcels. */
export class Score {
  parcels = 0
  days = 0
  openDays = 0
  falseAlarms = 0
  /** Those of them about parcels that have left their sender. */
  falseOnTheWay = 0
  falseDays = 0
  readonly situations = new Map<SituationName, PerSituation>()
  readonly troubles = new Map<Trouble, PerTrouble>()
  readonly ages = new Map<number, PerAge>()

  add(story: Story, days: readonly JudgedDay[]): void {
    this.parcels++
    let wasFalse = false
    let firstRight: JudgedDay | null = null
    for (const day of days) {
      const { verdict, truth } = day
      const isFalse = verdict.asksForHelp && !truth.isHelpRight
      if (isFalse) this.falseDays++
      if (isFalse && !wasFalse) {
        this.falseAlarms++
        if (truth.isHandedOver) this.falseOnTheWay++
        if (verdict.situation) this.#situation(verdict.situation).falseAlarms++
      }
      wasFalse = isFalse
      if (verdict.asksForHelp && truth.isHelpRight) firstRight ??= day
      this.#countDay(story, day)
    }
    this.#countTrouble(story, days, firstRight)
  }

  /** Begun false alarms for each 1,000 days on which a parcel was still open. */
  get falsePer1000(): number {
    return (1000 * this.falseAlarms) / this.openDays
  }

  /** Of the parcels with such troubles: the share found, and the median and mean days until then. */
  found(fits: (trouble: Trouble) => boolean): { parcels: number; recall: number; median: number; mean: number } {
    const chosen = [...this.troubles].filter(([trouble]) => fits(trouble)).map(([, one]) => one)
    const parcels = chosen.reduce((sum, one) => sum + one.parcels, 0)
    const found = chosen.flatMap((one) => one.found)
    const mean = found.reduce((sum, days) => sum + days, 0) / found.length
    return { parcels, recall: found.length / parcels, median: median(found), mean }
  }

  get silent() {
    return this.found(isSilentTrouble)
  }

  /** The silent troubles of parcels that USPS has. */
  get onTheWay() {
    return this.found((trouble) => isSilentTrouble(trouble) && trouble !== 'never-handed-over')
  }

  #countDay(story: Story, { atMs, verdict, truth }: JudgedDay): void {
    const right = isRight(verdict, truth)
    this.days++
    if (truth.isOpen) this.openDays++
    const age = Math.max(-1, Math.floor((atMs - story.mailedMs) / DAY))
    const ofAge = this.ages.get(age) ?? { all: 0, right: 0, open: 0, openRight: 0 }
    this.ages.set(age, ofAge)
    ofAge.all++
    if (right) ofAge.right++
    if (truth.isOpen) ofAge.open++
    if (truth.isOpen && right) ofAge.openRight++
    const [asked] = truth.calledFor
    if (asked) {
      const one = this.#situation(asked)
      one.asked++
      if (right) one.askedRight++
    }
    if (verdict.situation) {
      const one = this.#situation(verdict.situation)
      one.said++
      if (right) one.saidRight++
    }
  }

  /** A delay that is over before its promised day ends was no trouble to anybody. */
  #countTrouble(story: Story, days: readonly JudgedDay[], firstRight: JudgedDay | null): void {
    if (story.trouble === 'none' || !days.some(({ truth }) => truth.isHelpRight)) return
    const one = this.troubles.get(story.trouble) ?? { parcels: 0, found: [] }
    this.troubles.set(story.trouble, one)
    one.parcels++
    if (!firstRight || story.sinceMs === null) return
    const took = (firstRight.atMs - story.sinceMs) / DAY
    one.found.push(took)
    if (firstRight.verdict.situation) this.#situation(firstRight.verdict.situation).found.push(took)
  }

  #situation(name: SituationName): PerSituation {
    const one = this.situations.get(name) ?? {
      asked: 0,
      askedRight: 0,
      said: 0,
      saidRight: 0,
      falseAlarms: 0,
      found: [],
    }
    this.situations.set(name, one)
    return one
  }
}
