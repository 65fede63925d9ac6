import type { Context } from 'hono'
import { storable } from '#domain/text/storable.ts'

/** What a person filled in, by address or by form. */
export type Answers = {
  /** The first answer under a name, trimmed; undefined where it is empty. */
  one(name: string): string | undefined
  all(name: string): string[]
}

/** The answers in an address. */
export function queryAnswers(c: Context): Answers {
  return answersFrom((name) => (c.req.queries(name) ?? []).map(storable))
}

/** The answers of a form. */
export async function formAnswers(c: Context): Promise<Answers> {
  const texts = await formTexts(c)
  return answersFrom((name) => texts.get(name) ?? [])
}

/** The first text under each name of a form, as it was filled in. */
export async function formFields(c: Context): Promise<Record<string, string>> {
  return Object.fromEntries([...(await formTexts(c))].map(([name, texts]) => [name, texts[0] ?? '']))
}

/** The texts of a form; files count for nothing. A body that is no form has none. */
async function formTexts(c: Context): Promise<Map<string, string[]>> {
  const form = await c.req.parseBody({ all: true }).catch(() => ({}))
  const texts = new Map<string, string[]>()
  for (const [name, value] of Object.entries<string | File | (string | File)[]>(form)) {
    const all = [value].flat().filter((one) => typeof one === 'string')
    if (all.length > 0) texts.set(name, all.map(storable))
  }
  return texts
}

/** The files of a form under a name; a field that was left empty sends one without a name. */
export async function formFiles(c: Context, name: string): Promise<{ name: string; content: Uint8Array }[]> {
  const form: Record<string, string | File | (string | File)[]> = await c.req.parseBody({ all: true }).catch(() => ({}))
  const files = [form[name] ?? []].flat().filter((one) => typeof one !== 'string')
  const sent = files.filter((file) => file.name !== '' || file.size > 0)
  return Promise.all(sent.map(async (file) => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })))
}

function answersFrom(all: (name: string) => string[]): Answers {
  return { all, one: (name) => all(name)[0]?.trim() || undefined }
}
