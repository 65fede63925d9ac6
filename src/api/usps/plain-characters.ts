/** What is wrong with a text that is not plain, to stand after the name of its field. */
export const NOT_PLAIN = 'holds a character that no text holds'

/** Whether a text can be stored, and signed with, as it stands: no control characters, no half of a pair (UTF-16). */
export function isPlain(text: string): boolean {
  return !/[\p{Cc}\p{Cs}]/u.test(text)
}
