/** What stood in an answer's body. */
export type Body =
  | { kind: 'json'; value: unknown }
  | { kind: 'none' }
  /** Text that is no whole JSON; `what` says what it looks like. */
  | { kind: 'not-json'; what: 'html' | 'xml' | 'cut-off' | 'text' }

const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125]
const DEEPEST = 200

/** The body is larger than anything that USPS has to say. */
export class TooLarge extends Error {
  override name = 'TooLarge'
}

/**
 * Reads an answer's body whatever its content type claims. `hide` takes out what must not get any further.
 * @throws TooLarge, or what the connection throws where it breaks
 */
export async function readBody(response: Response, largest: number, hide: (text: string) => string): Promise<Body> {
  const text = await readText(response, largest)
  return bodyOf(hide(text))
}

/** What a text is. */
export function bodyOf(text: string): Body {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  if (trimmed === '') return { kind: 'none' }
  if (isTooDeep(trimmed)) return { kind: 'not-json', what: 'text' }
  try {
    return { kind: 'json', value: JSON.parse(trimmed) }
  } catch {
    return { kind: 'not-json', what: looksLike(trimmed) }
  }
}

/**
 * Whether brackets are nested deeper than any answer's: what is read is stored again, and writing it as JSON needs a
 * stack as deep as that. Brackets within texts count too, which no harm comes of.
 */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === OPEN_LIST || unit === OPEN_OBJECT) depth++
    else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth--
    if (depth > DEEPEST) return true
  }
  return false
}

function looksLike(text: string): 'html' | 'xml' | 'cut-off' | 'text' {
  if (text.startsWith('<')) return /^<(?:!doctype html|html|head|body|h\d|p|div)\b/i.test(text) ? 'html' : 'xml'
  return /^[[{]/.test(text) ? 'cut-off' : 'text'
}

async function readText(response: Response, largest: number): Promise<string> {
  if (!response.body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    // Leaving the loop closes the connection.
    if (size > largest) throw new TooLarge()
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
