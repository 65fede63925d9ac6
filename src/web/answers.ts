import type { Context } from 'hono'

/** What a person filled in, by address or by form. */
export type Answers = {
  /** The first answer under a name, trimmed; undefined where it is empty. */
  one(name: string): string | undefined
  all(name: string): string[]
}

/** The answers in an address. */
export function queryAnswers(c: Context): Answers {
  return answersFrom((name) => c.req.queries(name) ?? [])
}

/** The answers of a form. */
export async function formAnswers(c: Context): Promise<Answers> {
  const form = await c.req.parseBody({ all: true }).catch((): Record<string, string | File | (string | File)[]> => ({}))
  return answersFrom((name) => [form[name] ?? []].flat().filter((value) => typeof value === 'string'))
}

function answersFrom(all: (name: string) => string[]): Answers {
  return { all, one: (name) => all(name)[0]?.trim() || undefined }
}
