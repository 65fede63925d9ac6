const WORDS = 20_000
const WORDS_PER_MESSAGE = 40

/** Chance that is the same in each run. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A word, which begins no other: the first ones are as common as the first words of a language, the last ones rare. */
export function benchWord(rank: number): string {
  const syllables = ['ba', 'de', 'fi', 'go', 'lu', 'ma', 'ne', 'pi', 'ro', 'su']
  const digits = String(rank).padStart(3, '0').split('')
  return `${digits.map((digit) => syllables[Number(digit)]).join('')}k`
}

/** The beginning that a word shares with a hundred others. */
export function benchBeginning(rank: number): string {
  return benchWord(rank).slice(0, -1)
}

/** Writes messages in which some words are common and most are rare. */
export function writer(seed: number): () => string {
  const random = chance(seed)
  return () => Array.from({ length: WORDS_PER_MESSAGE }, () => benchWord(Math.floor(WORDS ** random()) - 1)).join(' ')
}
