import type { PastedHistory } from '#services/ports/pasted-history.ts'
import type { PastedEvent } from './events.ts'
import type { EventToken } from './group.ts'

/** What the text most looks like; for people who wonder how it was read. */
export function shapeOf(
  text: string,
  tokens: readonly EventToken[],
  events: readonly PastedEvent[],
): PastedHistory['readAs'] {
  const first = events[0]
  if (!first) return 'nothing'
  if (
    /^\s{0,9}>/m.test(text) ||
    /^(?:from|subject|sent): /im.test(text) ||
    /unsubscribe|do not reply to this/i.test(text)
  ) {
    return 'email'
  }
  if (/\b(?:reply|text) stop\b|msg ?& ?data|\b28777\b/i.test(text)) return 'text-message'
  if (events.every((event) => event.isSentence)) return 'sentences'
  const inOneLine = events.filter((event) => event.at === event.to && !event.isSentence)
  if (inOneLine.length * 2 > events.length) return text.includes('\t') ? 'table' : 'one-line-each'
  const list = events.find((event) => !event.isSentence) ?? first
  const start = tokens.find((token) => token.at === list.at)
  return start?.kind === 'moment' ? 'date-first' : start?.kind === 'place' ? 'place-first' : 'usps-page'
}
