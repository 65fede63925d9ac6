import { type Command, Option } from 'commander'
import {
  drop,
  NOTICE_STATES,
  type NoticeState,
  notices,
  type OutboxNotice,
  retry,
  ServiceError,
} from '#main/commands/notices.ts'
import { noticeLine, noticeSummary, noticesSummary } from '#words/en/notices.ts'
import { CommandError, EXIT } from './exit.ts'

const MOST_LISTED = 100

/** `whereabouts notices …`: news to watchers that goes out otherwise than by mail. */
export function addNotices(program: Command): void {
  const command = program.command('notices').description('news to watchers that is no mail: list, retry, drop')
  command
    .command('list', { isDefault: true })
    .description('show notices, the newest first: those not sent, or those in the states that you name')
    .addOption(new Option('--state <states...>', 'which ones').choices(NOTICE_STATES).default(['waiting', 'failed']))
    .option('--json', 'print the result as JSON')
    .action(async (options: { state: NoticeState[]; json?: boolean }) => {
      const { counts, notices: all } = await notices(options.state, MOST_LISTED)
      if (options.json) return console.log(JSON.stringify({ counts, items: all.map(noticeJson) }, null, 2))
      console.log(noticesSummary(counts))
      for (const one of all) console.log(noticeLine(one, Date.now()))
    })
  addAction(command, 'retry', 'send notices now that wait, failed or were dropped', 'is sent now', retry)
  addAction(command, 'drop', 'drop notices that have not left', 'is dropped', drop)
}

function addAction(
  command: Command,
  name: string,
  description: string,
  done: string,
  act: (noticeId: number) => Promise<OutboxNotice>,
): void {
  command
    .command(name)
    .description(description)
    .argument('<ids...>', 'their numbers, as `notices list` shows them')
    .option('--json', 'print the notices as JSON')
    .action(async (texts: string[], options: { json?: boolean }) => {
      const all: OutboxNotice[] = []
      for (const id of texts.map(readId)) all.push(await act(id).catch(explain))
      if (options.json) console.log(JSON.stringify({ items: all.map(noticeJson) }, null, 2))
      else for (const { id } of all) console.log(`Notice ${id} ${done}.`)
    })
}

function explain(error: unknown): never {
  if (!(error instanceof ServiceError)) throw error
  throw new CommandError(error.message, error.code === 'not-found' ? EXIT.notFound : EXIT.failed)
}

function readId(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new CommandError(`${text} is no number of a notice: see notices list.`, EXIT.usage)
}

function noticeJson(notice: OutboxNotice): object {
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  const { id, channel, kind, address, state, why, tries, lastError } = notice
  return {
    id,
    channel,
    kind,
    to: address,
    subject: noticeSummary(notice),
    state,
    why,
    tries,
    lastError,
    queuedAt: moment(notice.createdAtMs),
    nextTryAt: state === 'waiting' ? moment(notice.nextTryAtMs) : null,
    endedAt: moment(notice.endedAtMs),
  }
}
