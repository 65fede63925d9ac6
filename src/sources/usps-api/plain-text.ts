import { decodeEntities } from '../pasted-history/clean-text.ts'

/** USPS marks trademarks up as `Priority Mail<SUP>&reg;</SUP>`; live answers hold `<SUP>reg;</SUP>` too. */
const TRADEMARK = /<sup>[^<>]{0,12}<\/sup>/gi
const TAG = /<\/?[a-z][^<>]{0,200}>/gi
/** Windows-1252's trademark sign, written as a number. */
const WINDOWS_TRADEMARK = /&#0?153;/g
const LONGEST = 20_000

/** A text of USPS as people would read it: no markup, no entities, plain blanks, one line. */
export function plainText(text: string): string {
  const unmarked = text.slice(0, LONGEST).replace(WINDOWS_TRADEMARK, '™').replace(TRADEMARK, '').replace(TAG, ' ')
  return decodeEntities(unmarked)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
