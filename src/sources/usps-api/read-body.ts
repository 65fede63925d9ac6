/** What stood in an answer's body. */
export type Body =
  | { kind: 'json'; value: unknown }
  | { kind: 'none' }
  /** Text that is no whole JSON; `what` says what it looks like. */
  | { kind: 'not-json'; what: 'html' | 'xml' | 'cut-off' | 'text' }

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
  try {
    return { kind: 'json', value: JSON.parse(trimmed) }
  } catch {
    return { kind: 'not-json', what: looksLike(trimmed) }
  }
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
