import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { LARGEST_FILE, MOST_FILES } from '#services/inquiries/limits.ts'
import { UPLOAD_WORDS } from '#words/en/index.ts'
import type { FieldProblem } from '../forms/form-field.tsx'
import { htmlPage } from '../html-page.ts'
import { ErrorPage } from '../pages/error.tsx'

/** Two of the largest files with a text. */
const MOST_BYTES = 2 * LARGEST_FILE + 1024 * 1024
/** A form with files stands in memory while it is read: so many at once, and none for longer. */
const MOST_AT_ONCE = 6
const LONGEST_MS = 120_000

/** Whether a form may bring files to this address. */
export function takesFiles(path: string): boolean {
  return /^\/(?:inquiries\/(?:new\/files|[^/]+\/messages)|desk\/inquiries\/[^/]+\/files)$/.test(path)
}

/** Reads forms with files: not too large, not too many at once, none that never ends. */
export function uploads(simulated: boolean): MiddlewareHandler[] {
  let running = 0
  const refuse = (c: Context, status: 408 | 413 | 503, words: { title: string; text: string }) =>
    htmlPage(c, <ErrorPage {...words} simulated={simulated} />, status)
  const read: MiddlewareHandler = async (c, next) => {
    if (c.req.method !== 'POST') return next()
    if (running >= MOST_AT_ONCE) {
      c.header('retry-after', '10')
      return refuse(c, 503, UPLOAD_WORDS.busy)
    }
    running++
    try {
      // What reads the form afterwards finds it read.
      if (!(await isDone(c.req.parseBody({ all: true }), LONGEST_MS))) return refuse(c, 408, UPLOAD_WORDS.slow)
      return await next()
    } finally {
      running--
    }
  }
  return [bodyLimit({ maxSize: MOST_BYTES, onError: (c) => refuse(c, 413, UPLOAD_WORDS.tooLarge) }), read]
}

/** Does something with a form with files once it is known who sends it: nothing of anybody else’s is read. */
export function withUploads(simulated: boolean): (c: Context, work: () => Promise<Response>) => Promise<Response> {
  const [limit, read] = uploads(simulated) as [MiddlewareHandler, MiddlewareHandler]
  return async (c, work) => {
    let answer: Response | null = null
    const refused = await limit(c, async () => {
      const tooSlow = await read(c, async () => {
        answer = await work()
      })
      answer ??= tooSlow ?? null
    })
    return answer ?? (refused as Response)
  }
}

/** Whether a work ends in time. A body that is no form is found out by whoever reads it. */
async function isDone(work: Promise<unknown>, mostMs: number): Promise<boolean> {
  const timeUp = Promise.withResolvers<false>()
  const timer = setTimeout(() => timeUp.resolve(false), mostMs)
  try {
    return await Promise.race([work.then(() => true).catch(() => true), timeUp.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** What is wrong with files, at the field that took them. */
export function fileProblems(
  fields: readonly { field: string; code: string }[],
  files: readonly { name: string }[],
): FieldProblem[] {
  return fields.map(({ field, code }) => {
    const name = files[Number(field.split('.')[1])]?.name.slice(0, 60) ?? ''
    return { field: 'files', message: UPLOAD_WORDS.problem(code, name, MOST_FILES) }
  })
}
