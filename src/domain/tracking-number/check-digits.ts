/**
 * The check digit that belongs behind digits, by weights 3, 1, 3, 1, … from the right (mod 10): USPS numbers of 20 to 30
 * digits, SSCC-18, Canada Post. Over `text` from `start` to `end` (exclusive), which must hold digits only.
 *
 * @example checkDigitMod10('923469123456780000017') // 1
 */
export function checkDigitMod10(text: string, start = 0, end = text.length): number {
  let odd = 0
  let even = 0
  let i = end - 1
  for (; i > start; i -= 2) {
    odd += text.charCodeAt(i) - 48
    even += text.charCodeAt(i - 1) - 48
  }
  if (i === start) odd += text.charCodeAt(i) - 48
  return (10 - ((3 * odd + even) % 10)) % 10
}

/** Whether the last digit of a piece of text is the mod-10 check digit of those before it. */
export function passesMod10(text: string, start = 0, end = text.length): boolean {
  return checkDigitMod10(text, start, end - 1) === text.charCodeAt(end - 1) - 48
}

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7]

/**
 * The check digit of the eight digits of a UPU S10 number.
 *
 * @example checkDigitS10('47312482') // 9
 */
export function checkDigitS10(digits: string): number {
  const check = 11 - (weighted(digits, 0, 8, S10_WEIGHTS) % 11)
  return check === 10 ? 0 : check === 11 ? 5 : check
}

/** Sum of digits times weights, which repeat; from `start`, over `length` digits. */
export function weighted(text: string, start: number, length: number, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < length; i++) sum += (text.charCodeAt(start + i) - 48) * (weights[i % weights.length] ?? 0)
  return sum
}

/** Whether a piece of text holds digits only (and at least one). */
export function isDigits(text: string, start = 0, end = text.length): boolean {
  if (end <= start || end > text.length) return false
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code < 48 || code > 57) return false
  }
  return true
}
