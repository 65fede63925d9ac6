import type { JourneyScan } from '#domain/journey/journey.ts'
import { whenWords } from './dates.ts'
import { placeName } from './places.ts'

/** One scan as a part of a sentence: `“Arrived at USPS Regional Facility”, Memphis, TN, Saturday, November 14, 3:14 AM`. */
export function scanWords({ scan, interpretation }: JourneyScan): string {
  const wording = scan.wording ?? interpretation.row?.wording ?? scan.code ?? ''
  return [`“${wording}”`, placeName(scan.place, 'short'), whenWords(scan)].filter((part) => part !== '').join(', ')
}
