import { type Command, Option } from 'commander'
import {
  cancel,
  OUTGOING_STATES,
  type Outgoing,
  type OutgoingState,
  outbox,
  retry,
  ServiceError,
} from '#main/commands/mail.ts'
import { outboxLine, outboxSummary } from '#words/en/mail.ts'
import { CommandError, EXIT } from './exit.ts'

const MOST_LISTED = 100

/** `whereabouts mail …`: mails that wait, failed or were sent. */
export function addMail(program: Command): void {
  const mail = program.command('mail').description('mails that go out: list, retry, cancel')
  mail
    .command('list', { isDefault: true })
    .description('show mails, the newest first: those not sent, or those in the states that you name')
    .addOption(new Option('--state <states...>', 'which ones').choices(OUTGOING_STATES))
    .option('--json', 'print the result as JSON')
    .action(async (options: { state?: OutgoingState[]; json?: boolean }) => {
      const { counts, mails } = await outbox(options.state, MOST_LISTED)
      if (options.json) return console.log(JSON.stringify({ counts, items: mails.map(mailJson) }, null, 2))
      console.log(outboxSummary(counts))
      for (const one of mails) console.log(outboxLine({ ...one, nowMs: Date.now() }))
    })
  addAction(mail, 'retry', 'send mails now that wait, failed or were called back', 'is sent now', retry)
  addAction(mail, 'cancel', 'call mails back that have not left', 'is called back', cancel)
}

function addAction(
  mail: Command,
  name: string,
  description: string,
  done: string,
  act: (mailId: number) => Promise<Outgoing>,
): void {
  mail
    .command(name)
    .description(description)
    .argument('<ids...>', 'their numbers, as `mail list` shows them')
    .option('--json', 'print the mails as JSON')
    .action(async (texts: string[], options: { json?: boolean }) => {
      const mails: Outgoing[] = []
      for (const id of texts.map(readId)) mails.push(await act(id).catch(explain))
      if (options.json) console.log(JSON.stringify({ items: mails.map(mailJson) }, null, 2))
      else for (const { id } of mails) console.log(`Mail ${id} ${done}.`)
    })
}

function explain(error: unknown): never {
  if (!(error instanceof ServiceError)) throw error
  throw new CommandError(error.message, error.code === 'not-found' ? EXIT.notFound : EXIT.failed)
}

function readId(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new CommandError(`${text} is no number of a mail: see mail list.`, EXIT.usage)
}

function mailJson(mail: Outgoing): object {
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  const { id, messageId, inquiryId, kind, toAddress, cc, subject, state, why, tries, lastError } = mail
  return {
    id,
    messageId,
    inquiryId,
    kind,
    to: toAddress,
    cc,
    subject,
    state,
    why,
    tries,
    lastError,
    queuedAt: moment(mail.createdAtMs),
    nextTryAt: state === 'held' || state === 'waiting' ? moment(mail.nextTryAtMs) : null,
    endedAt: moment(mail.endedAtMs),
  }
}
