/** What the standard fonts of PDF have besides ASCII and Latin-1 (code page Windows-1252). */
const MORE = new Set('ƒ–—‘’‚“”„†‡•…€‰‹›ˆ˜™ŒœŠšŸŽž')

/** A text in the characters that the standard fonts of PDF can draw: others lose their accents, or become a question mark. */
export function winAnsi(text: string): string {
  return Array.from(text.replace(/\s+/g, ' '), (character) =>
    isDrawn(character) ? character : Array.from(character.normalize('NFKD')).filter(isDrawn).join('') || '?',
  ).join('')
}

function isDrawn(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || MORE.has(character)
}
