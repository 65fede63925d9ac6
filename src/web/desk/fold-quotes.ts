/** A stretch of a message: what was written, or what it quotes of earlier mails. */
export type Stretch = { isQuote: boolean; text: string }

/** Fewer quoted lines belong to the sentence that answers them, and stay in sight. */
const FEWEST_LINES = 4

/** Parts a message into what is new in it and the longer quotes, so that these can be folded. */
export function foldQuotes(text: string): Stretch[] {
  const stretches: Stretch[] = []
  for (const line of text.split('\n')) {
    const isQuote = /^\s*>/.test(line)
    const last = stretches.at(-1)
    if (last?.isQuote === isQuote) last.text += `\n${line}`
    else stretches.push({ isQuote, text: line })
  }
  return stretches
    .map((one) => ({ ...one, isQuote: one.isQuote && one.text.split('\n').length >= FEWEST_LINES }))
    .reduce<Stretch[]>((merged, one) => {
      const last = merged.at(-1)
      if (last?.isQuote === one.isQuote) last.text += `\n${one.text}`
      else merged.push({ ...one })
      return merged
    }, [])
    .filter(({ text }) => text.trim() !== '')
}
