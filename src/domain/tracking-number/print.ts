/**
 * A number as people read it: in fours, the last group shorter; a UPU S10 number as `RB 473 124 829 US`.
 *
 * @example printTrackingNumber('9234691234567800000171') // '9234 6912 3456 7800 0001 71'
 */
export function printTrackingNumber(number: string): string {
  if (/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(number)) {
    return `${number.slice(0, 2)} ${number.slice(2, 5)} ${number.slice(5, 8)} ${number.slice(8, 11)} ${number.slice(11)}`
  }
  return inFours(number)
}

/** Any text in groups of four. */
export function inFours(text: string): string {
  let out = text.slice(0, 4)
  for (let i = 4; i < text.length; i += 4) out += ` ${text.slice(i, i + 4)}`
  return out
}
