/** A piece of a mail's text: what is new in it, what it quotes, or a signature. Put together they are the whole text. */
export type MailPiece = { kind: 'new' | 'quoted' | 'signature'; text: string }

const LONGEST_LINE = 1_000
/** An introduction to a quotation may be broken over so many lines. */
const MOST_INTRODUCTION_LINES = 3
const LONGEST_SIGNATURE = 12

/** `On Friday, Nov 20, 2026, Ana wrote:` in several languages: a day or an address, then "wrote" and a colon. */
const WROTE =
  /(?:(?<!\p{L})(?:wrote|writes|schrieb|escribió|escribi[oó]|a écrit|ha scritto|escreveu|skrev|schreef|napisał(?:\(a\)|a)?|kirjoitti|пишет|написал(?:а)?|viết|yazdı)(?!\p{L})[^\n]{0,80}|写道|寫道|のメール|님이 작성|كتب)\s*[:：]\s*$/iu
const STARTS_INTRODUCTION =
  /^\s*(?:on|am|el|le|il|em|den|op|dnia|w dniu|at|vào|el día|\d{4}[-/.年]\d{1,2}|\d{1,2}[-/. ])|[<@]/iu

/** The block of headers that Outlook and others put before what they quote, in several languages. */
const HEADER_FROM = /^\s*\*?(?:from|von|de|da|van|från|fra|od|от|发件人|寄件者|差出人|보낸 사람)\s*:\*?\s+\S/iu
const HEADER_OTHER =
  /^\s*\*?(?:sent|date|to|subject|cc|gesendet|an|betreff|datum|enviado|para|asunto|fecha|envoyé|à|objet|inviato|a|oggetto|data|verzonden|aan|onderwerp|skickat|till|ämne|enviada|assunto|发送时间|收件人|主题|日期)\s*:\*?/iu

const DIVIDER =
  /^\s*(?:-{2,}\s*(?:original message|original-nachricht|ursprüngliche nachricht|mensaje original|message d'origine|message original|messaggio originale|mensagem original|oorspronkelijk bericht|forwarded message|weitergeleitete nachricht|исходное сообщение|原始邮件|元のメッセージ)\s*-{2,}|_{20,})\s*$/iu

const SIGNATURE_MARK = /^-- ?$/
const SENT_FROM =
  /^\s*(?:sent from (?:my |mail |yahoo|outlook)|get outlook for|von meinem .{1,40} gesendet|gesendet (?:von|mit) (?:meinem|mail)|envoyé de(?:puis)? mon|enviado (?:desde|do) (?:mi|meu)|inviato da(?:l mio)?|verstuurd vanaf mijn)[^\n]{0,80}$/iu

/**
 * Parts what is new in a mail from what it quotes and from its signature. Nothing is left out: the pieces together are
 * the text. Answers between quoted lines stay new.
 */
export function foldMail(text: string): MailPiece[] {
  const lines = text.split('\n')
  const kinds = lines.map((line): MailPiece['kind'] => (isQuoted(line) ? 'quoted' : 'new'))
  const from = startOfHistory(lines)
  // A history that people answered within is no tail: only its quoted lines are folded.
  if (from !== null && !isAnsweredWithin(lines, from)) kinds.fill('quoted', from)
  markIntroductions(lines, kinds)
  markSignature(lines, kinds)
  joinBlankLines(lines, kinds)
  const pieces: MailPiece[] = []
  for (const [index, line] of lines.entries()) {
    const kind = kinds[index] ?? 'new'
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += `\n${line}`
    else pieces.push({ kind, text: line })
  }
  return pieces
}

/** Only what is new in a mail; the whole where nothing seems to be. */
export function newIn(text: string): string {
  const fresh = foldMail(text)
    .filter(({ kind }) => kind === 'new')
    .map((piece) => piece.text.trim())
    .filter((piece) => piece !== '')
    .join('\n\n')
  return fresh === '' ? text.trim() : fresh
}

function isQuoted(line: string): boolean {
  return /^\s{0,2}>/.test(line)
}

/** The line on which a history begins that carries no marks of its own: after a divider, or a block of headers. */
function startOfHistory(lines: readonly string[]): number | null {
  for (const [index, line] of lines.entries()) {
    if (line.length > LONGEST_LINE || isQuoted(line)) continue
    if (DIVIDER.test(line)) return index
    if (HEADER_FROM.test(line)) {
      const next = lines.slice(index + 1, index + 6)
      if (next.filter((other) => other.length <= LONGEST_LINE && HEADER_OTHER.test(other)).length >= 2) return index
    }
    const introduction = introductionAt(lines, index)
    if (introduction !== null) {
      const after = lines.slice(introduction + 1).find((other) => other.trim() !== '')
      if (after !== undefined && !isQuoted(after)) return index
    }
  }
  return null
}

/** Whether quoted lines and others alternate behind a start: then somebody wrote between them. */
function isAnsweredWithin(lines: readonly string[], from: number): boolean {
  let changes = 0
  let before: boolean | null = null
  for (const line of lines.slice(from + 1)) {
    if (line.trim() === '') continue
    const quoted = isQuoted(line)
    if (before === true && !quoted) changes++
    before = quoted
  }
  return changes > 0
}

/** The last line of an introduction that begins here; null where none does. */
function introductionAt(lines: readonly string[], index: number): number | null {
  let joined = ''
  for (let last = index; last < Math.min(lines.length, index + MOST_INTRODUCTION_LINES); last++) {
    const line = lines[last] ?? ''
    if (line.trim() === '' || isQuoted(line) || line.length > LONGEST_LINE) return null
    joined = joined === '' ? line : `${joined} ${line}`
    if (WROTE.test(joined)) return STARTS_INTRODUCTION.test(joined) ? last : null
  }
  return null
}

function markIntroductions(lines: readonly string[], kinds: MailPiece['kind'][]): void {
  for (let index = 0; index < lines.length; index++) {
    if (kinds[index] !== 'new') continue
    const last = introductionAt(lines, index)
    if (last === null) continue
    const after = lines.findIndex((line, place) => place > last && line.trim() !== '')
    if (after !== -1 && kinds[after] === 'quoted') kinds.fill('quoted', index, after)
  }
}

/** A signature stands at the end of what is new. */
function markSignature(lines: readonly string[], kinds: MailPiece['kind'][]): void {
  const end = kinds.lastIndexOf('new') + 1
  for (let index = Math.max(0, end - LONGEST_SIGNATURE - 1); index < end; index++) {
    const line = lines[index] ?? ''
    if (kinds[index] !== 'new' || !(SIGNATURE_MARK.test(line) || SENT_FROM.test(line))) continue
    if (kinds.slice(index, end).every((kind) => kind === 'new')) {
      kinds.fill('signature', index, end)
      return
    }
  }
}

/** Blank lines belong to what stands before them, so that they part nothing. */
function joinBlankLines(lines: readonly string[], kinds: MailPiece['kind'][]): void {
  for (let index = 1; index < lines.length; index++) {
    const before = kinds[index - 1]
    if (lines[index]?.trim() === '' && before) kinds[index] = before
  }
}
