import type { Sample } from './live.ts'
import type { SimulatedParcel, Telling } from './plan.ts'

type Kind = { about: string; fits: (parcel: SimulatedParcel, last: Telling | undefined, ageMs: number) => boolean }

const HOUR = 3_600_000
const code = (last: Telling | undefined) => last?.scan.code ?? ''

const RETURN_CODES = new Set(['04', '21', '22', '25', '27'])

/** States worth showing; `about` is a key of the words. */
const KINDS: readonly Kind[] = [
  { about: 'on-its-way', fits: (_, last, age) => ['10', 'SF', 'L1'].includes(code(last)) && age < 30 * HOUR },
  { about: 'out-for-delivery', fits: (_, last) => code(last) === 'OF' },
  { about: 'delivered', fits: (parcel, last) => code(last) === '01' && parcel.trouble === 'none' },
  {
    about: 'quiet',
    fits: ({ trouble }, last, age) =>
      (trouble === 'lost' || trouble === 'stuck') &&
      age > 96 * HOUR &&
      last?.scan.wording === 'In Transit, Arriving Late',
  },
  { about: 'notice-left', fits: (_, last) => ['53', '54', '55', '56', '30', '16'].includes(code(last)) },
  {
    about: 'returning',
    fits: ({ tellings }, last) =>
      last !== undefined &&
      last.scan.wording !== 'Delivered, To Original Sender' &&
      tellings.some((one) => one.tellAtMs <= last.tellAtMs && RETURN_CODES.has(code(one))),
  },
  { about: 'label-only', fits: (_, last, age) => code(last) === 'GX' && age > 20 * HOUR },
  { about: 'not-scanned-yet', fits: (_, last) => last === undefined },
]

/** One number for each state, the youngest parcel first. */
export function sampleOf(parcels: readonly SimulatedParcel[], nowMs: number): Sample[] {
  const samples: Sample[] = []
  for (const kind of KINDS) {
    const found = parcels.findLast((parcel) => {
      const last = parcel.tellings.findLast((telling) => telling.tellAtMs <= nowMs)
      return kind.fits(parcel, last, last ? nowMs - last.tellAtMs : 0)
    })
    if (found) samples.push({ trackingNumber: found.trackingNumber, about: kind.about })
  }
  return samples
}
