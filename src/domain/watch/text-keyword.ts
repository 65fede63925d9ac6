const KEYWORDS = {
  stop: ['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'OPTOUT', 'OPT OUT', 'REVOKE'],
  start: ['START', 'UNSTOP'],
  help: ['HELP', 'INFO'],
  yes: ['YES', 'Y', 'YES PLEASE'],
} as const

export type TextKeyword = keyof typeof KEYWORDS

/** Words that mean an end wherever they begin a message: whoever writes more wants it no less. */
const ENDS_ANYWAY = /^(?:STOP|UNSUBSCRIBE)\b/

/** What a text message asks of us; null where nothing can be read from it. */
export function textKeyword(text: string): TextKeyword | null {
  const words = text
    .toUpperCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  for (const [keyword, spellings] of Object.entries(KEYWORDS) as [TextKeyword, readonly string[]][]) {
    if (spellings.includes(words)) return keyword
  }
  return ENDS_ANYWAY.test(words) ? 'stop' : null
}
