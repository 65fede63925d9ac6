import { type Command, Option } from 'commander'
import {
  COMMENT_STATES,
  type CommentState,
  commentsIn,
  type Decision,
  decideComments,
  type HelpComment,
} from '#main/commands/comments.ts'
import { CommandError, EXIT } from './exit.ts'

const DONE = { approve: 'shown now', reject: 'not shown', remove: 'gone for good' } as const

/** `whereabouts comments …`: reads what readers wrote about help articles, and decides whether it is shown. */
export function addComments(program: Command): void {
  const comments = program.command('comments').description('read and decide about comments on help articles')
  comments
    .command('list')
    .description('list comments, the oldest first')
    .addOption(new Option('--state <state>', 'which ones').choices(COMMENT_STATES).default('pending'))
    .option('--json', 'print the result as JSON')
    .action(async (options: { state: CommentState; json?: boolean }) => {
      const list = await commentsIn(options.state)
      if (options.json) console.log(JSON.stringify({ items: list.map(commentJson) }, null, 2))
      else if (list.length === 0) console.log(`No ${options.state} comments.`)
      else for (const comment of list) printComment(comment)
    })
  addDecision(comments, 'approve', 'show comments under their article')
  addDecision(comments, 'reject', 'keep comments from being shown')
  addDecision(comments, 'remove', 'delete comments with the name and address of their writers')
}

function addDecision(comments: Command, decision: Decision, description: string): void {
  comments
    .command(decision)
    .description(description)
    .argument('<ids...>', 'their numbers, as `comments list` shows them')
    .option('--json', 'print the result as JSON')
    .action(async (texts: string[], options: { json?: boolean }) => {
      const ids = texts.map(readId)
      const decided = await decideComments(ids, decision)
      const found = decided.filter((comment) => comment !== null)
      const missing = ids.filter((_id, index) => decided[index] === null)
      if (options.json) console.log(JSON.stringify({ items: found.map(commentJson), missing }, null, 2))
      else for (const { id } of found) console.log(`Comment ${id}: ${DONE[decision]}.`)
      if (missing.length > 0) throw new CommandError(`There is no comment ${missing.join(', ')}.`, EXIT.notFound)
    })
}

function readId(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new CommandError(`${text} is no number of a comment: see comments list.`, EXIT.usage)
}

function commentJson({ id, slug, name, email, text, state, atMs, decidedAtMs }: HelpComment): object {
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  return { id, slug, name, email, text, state, at: moment(atMs), decidedAt: moment(decidedAtMs) }
}

function printComment({ id, slug, name, email, text, atMs }: HelpComment): void {
  console.log(`${id}  ${slug}  ${new Date(atMs).toISOString()}  ${name} <${email}>`)
  console.log(`${text.replace(/^/gm, '    ')}\n`)
}
