import type { Command } from 'commander'
import {
  addWebhook,
  changeWebhook,
  type Endpoint,
  type Message,
  resendToWebhook,
  rotateWebhook,
  WEBHOOK_EVENTS,
  webhookLog,
  webhooks,
} from '#main/commands/webhooks.ts'
import { CommandError, EXIT } from './exit.ts'

type Json = { json?: boolean }
type AddOptions = Json & { event?: string[]; all?: boolean; number?: string[]; local?: boolean }

/** `whereabouts webhooks …`: programs elsewhere that are told when parcels change. */
export function addWebhooks(program: Command): void {
  const group = program.command('webhooks').description('tell programs elsewhere when parcels change')
  group
    .command('add')
    .description('add a webhook; its secret is shown this once')
    .argument('<url>', 'address that is told, https://…')
    .option('--event <event...>', `what it is told: ${WEBHOOK_EVENTS.join(', ')} (all)`)
    .option('--all', 'of all parcels')
    .option('--number <number...>', 'of these parcels')
    .option('--local', 'it may be on this machine or in your own network')
    .option('--json', 'print the result as JSON')
    .action(async (url: string, { event, all, number, local, json }: AddOptions) => {
      const input = { url, events: event, allParcels: all === true, numbers: number, isLocal: local === true }
      showSecret(await addWebhook(input), json)
    })
  group
    .command('list')
    .description('list webhooks')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: Json) => {
      const list = await webhooks()
      if (json) console.log(JSON.stringify({ items: list }, null, 2))
      else if (list.length === 0) console.log('No webhooks. Add one: webhooks add https://… --all')
      else for (const one of list) console.log(lineOf(one))
    })
  const verbs = [
    { verb: 'pause', help: 'send nothing until it goes on', done: 'is paused' },
    { verb: 'resume', help: 'go on: what waited is sent', done: 'goes on' },
    { verb: 'remove', help: 'end a webhook, with all that is kept of it', done: 'is ended' },
  ] as const
  for (const { verb, help, done } of verbs) {
    group
      .command(verb)
      .description(help)
      .argument('<id>', 'of the webhook')
      .action(async (id: string) => {
        found(await changeWebhook(Number(id), verb), id)
        console.log(`Webhook ${id} ${done}.`)
      })
  }
  group
    .command('rotate')
    .description('give it a new secret, shown this once; the one before signs too for 24 hours')
    .argument('<id>', 'of the webhook')
    .option('--json', 'print the result as JSON')
    .action(async (id: string, { json }: Json) => showSecret(found(await rotateWebhook(Number(id)), id), json))
  group
    .command('log')
    .description('what a webhook was told, the newest first')
    .argument('<id>', 'of the webhook')
    .option('--json', 'print the result as JSON')
    .action(async (id: string, { json }: Json) => {
      const messages = found(await webhookLog(Number(id)), id)
      if (json) console.log(JSON.stringify({ items: messages }, null, 2))
      else if (messages.length === 0) console.log('It was told nothing in the last 30 days.')
      else for (const one of messages) console.log(messageLine(one))
    })
  group
    .command('resend')
    .description('send a message again, the same with the same id')
    .argument('<id>', 'of the webhook')
    .argument('<message>', 'of the message: see webhooks log')
    .action(async (id: string, message: string) => {
      if (!(await resendToWebhook(Number(id), message))) {
        throw new CommandError(`Webhook ${id} has no message ${message}: see webhooks log.`, EXIT.notFound)
      }
      console.log(`${message} is sent again.`)
    })
}

function found<T>(one: T | null, id: string): T {
  if (one === null) throw new CommandError(`There is no webhook ${id}: see webhooks list.`, EXIT.notFound)
  return one
}

function showSecret({ endpoint, secret }: { endpoint: Endpoint; secret: string }, json: boolean | undefined): void {
  if (json) console.log(JSON.stringify({ ...endpoint, secret }))
  else console.log(`Webhook: ${endpoint.id}\nSecret:  ${secret}\nKeep it: it is not shown again.`)
}

function lineOf({ id, url, events, allParcels, listed, state, whyPaused }: Endpoint): string {
  const parcels = allParcels ? 'all parcels' : `${listed} numbers`
  return `${id}  ${url}  ${parcels}  ${events.join(' ')}  ${state}${whyPaused === null ? '' : ` (${whyPaused})`}`
}

function messageLine({ id, type, trackingNumber, state, createdAtMs, tries, lastAnswer }: Message): string {
  const answer = lastAnswer === null ? '' : `  ${tries} tries: ${lastAnswer}`
  return `${new Date(createdAtMs).toISOString()}  ${id}  ${type}  ${trackingNumber}  ${state}${answer}`
}
