/** Cuts a sentence into lines of at most `most` letters; a longer word is cut. */
export function wrapLine(sentence: string, most: number): string[] {
  const lines: string[] = []
  for (const word of sentence.split(/\s+/).map((one) => one.slice(0, most))) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
