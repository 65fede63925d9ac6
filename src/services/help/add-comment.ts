import { z } from 'zod'
import { cleanLine, cleanText } from '#domain/text/clean-text.ts'
import { countCommentsOf, insertComment, textOfForm } from '#store/help-comments.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { type FieldError, ServiceError } from '../errors.ts'
import { findArticle } from './find-article.ts'
import { readTicket, senderOf, type Ticket } from './form-ticket.ts'

export const LONGEST_NAME = 60
export const LONGEST_EMAIL = 254
export const LONGEST_COMMENT = 2_000
export const MOST_COMMENTS_AN_HOUR = 5
export const MOST_LINKS = 2
/** Nobody reads an article, thinks and writes in less. */
const QUICKEST_MS = 3_000

export type CommentInput = {
  slug: string
  name: string
  email: string
  text: string
  /** A field that people do not see; only programs fill it in. */
  trap: string
  ticket: string
  address: string
}

/**
 * Keeps a comment until somebody has read it. The same form sent again is kept once.
 * @throws ServiceError `not-found`, `too-many`, `not-valid` naming each field; the field `form` is the form as a whole:
 * `trapped`, `too-quick`, `too-old`, `sent-before`
 */
export async function addComment(ctx: Context, input: CommentInput): Promise<void> {
  if (!findArticle(ctx, input.slug)) throw new ServiceError('not-found', `There is no article ${input.slug}.`)
  const name = cleanLine(input.name)
  const email = input.email.trim()
  const text = cleanText(input.text)
  const ticket = await readTicket(ctx, 'comment', input.slug, input.ticket)
  const ofFields = problemsOf(name, email, text)
  // The form comes back with a new ticket anyhow: people are told first what they can mend.
  const problems = ofFields.length > 0 ? ofFields : problemsOfForm(ticket, input.trap)
  if (problems.length > 0 || !ticket) throw notValid(problems)
  const sender = await senderOf(ctx, input.address)
  const comment = { form: ticket.form, slug: input.slug, name, email, text, sender, atMs: ctx.clock() }
  await inTransaction(ctx.database, async (transaction) => {
    await holdLock(transaction, `help-comment ${sender}`)
    const before = await textOfForm(transaction, ticket.form)
    if (before === text) return
    if (before !== null) throw notValid([problem('form', 'sent-before')])
    if ((await countCommentsOf(transaction, sender)) >= MOST_COMMENTS_AN_HOUR) {
      throw new ServiceError('too-many', `At most ${MOST_COMMENTS_AN_HOUR} comments an hour.`)
    }
    await insertComment(transaction, comment)
  })
}

function problemsOf(name: string, email: string, text: string): FieldError[] {
  const problems: FieldError[] = []
  if (name === '') problems.push(problem('name', 'missing'))
  else if (name.length > LONGEST_NAME) problems.push(problem('name', 'too-long'))
  else if (linksIn(name) > 0) problems.push(problem('name', 'link'))
  if (email === '') problems.push(problem('email', 'missing'))
  else if (email.length > LONGEST_EMAIL || !z.email().safeParse(email).success) problems.push(problem('email', 'wrong'))
  if (text === '') problems.push(problem('text', 'missing'))
  else if (text.length > LONGEST_COMMENT) problems.push(problem('text', 'too-long'))
  else if (linksIn(text) > MOST_LINKS) problems.push(problem('text', 'too-many-links'))
  return problems
}

function problemsOfForm(ticket: Ticket | null, trap: string): FieldError[] {
  if (trap !== '') return [problem('form', 'trapped')]
  if (!ticket) return [problem('form', 'too-old')]
  return ticket.ageMs < QUICKEST_MS ? [problem('form', 'too-quick')] : []
}

function linksIn(text: string): number {
  return text.match(/https?:\/\/|www\.|\[url|<a\s/gi)?.length ?? 0
}

function problem(field: string, code: string): FieldError {
  return { field, code, message: `${field}: ${code}` }
}

function notValid(fields: FieldError[]): ServiceError {
  return new ServiceError('not-valid', fields.map(({ message }) => message).join(', '), fields)
}
