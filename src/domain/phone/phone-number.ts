/**
 * Numbers with +1 outside the United States, their territories and Canada. Texts to some of them cost many times as much,
 * and swindlers live on that: they are served only where the operator names them.
 */
const ISLANDS = new Set(
  '242 246 264 268 284 345 441 473 649 658 664 721 758 767 784 809 829 849 868 869 876'.split(' '),
)
/** Areas that no phone in a pocket has, some of them dear: of no place, of carriers and offices, toll-free, premium. */
const NO_MOBILE = new Set(
  [
    '500 521 522 523 524 525 526 527 528 529 533 544 566 577 588 600 622 633 644 700 710',
    '800 822 833 844 855 866 877 880 881 882 883 884 885 886 887 888 889 900',
  ].flatMap((line) => line.split(' ')),
)
/** Numbers of services, in any area: 976 costs more. */
const OF_SERVICES = /^\d11$/
const DEAR_EXCHANGE = '976'

const PLAIN = /^\+[1-9]\d{6,14}$/
const NORTH_AMERICAN = /^\+1([2-9]\d{2})([2-9]\d{2})\d{4}$/

export type ReadPhone = { ok: true; number: string } | { ok: false; why: 'not-a-phone' | 'not-served' }

/**
 * Reads a phone number as people of the United States write it, or with a plus and the code of its country.
 * @param prefixes where texts may go, such as `+1`; `+`: everywhere
 * @returns the number as E.164 has it: `+15551234567`
 */
export function readPhoneNumber(text: string, prefixes: readonly string[]): ReadPhone {
  const bare = text.trim().replace(/[\s().\-/\u00a0\u2010-\u2015]/g, '')
  const number = bare.startsWith('+') ? bare : /^1?\d{10}$/.test(bare) ? `+1${bare.slice(-10)}` : ''
  if (!PLAIN.test(number)) return { ok: false, why: 'not-a-phone' }
  if (number.startsWith('+1')) {
    const [, area = '', exchange = ''] = NORTH_AMERICAN.exec(number) ?? []
    const isOfServices = [area, exchange].some((part) => OF_SERVICES.test(part)) || exchange === DEAR_EXCHANGE
    if (area === '' || NO_MOBILE.has(area) || isOfServices) return { ok: false, why: 'not-a-phone' }
  }
  return isServed(number, prefixes) ? { ok: true, number } : { ok: false, why: 'not-served' }
}

/** Whether texts may go to a number. For islands +1 is not enough. */
export function isServed(number: string, prefixes: readonly string[]): boolean {
  const isIsland = number.startsWith('+1') && ISLANDS.has(number.slice(2, 5))
  return prefixes.some((prefix) => number.startsWith(prefix) && (!isIsland || prefix !== '+1'))
}

/** The same for numbers that are given out together: all but the last four digits. */
export function blockOf(number: string): string {
  return number.slice(0, -4)
}
