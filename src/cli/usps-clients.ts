import { type Command, Option } from 'commander'
import {
  type AddClientInput,
  type ApiClient,
  addUspsClient,
  CLIENT_MODES,
  removeUspsClient,
  uspsClients,
} from '#main/commands/usps-clients.ts'
import { CommandError, EXIT } from './exit.ts'

type AddOptions = {
  mid?: string[]
  scope?: string[]
  callsPerHour?: number | 'unlimited'
  mode?: NonNullable<AddClientInput['mode']>
  webhooks?: 'local'
  json?: boolean
}

/** `whereabouts usps-clients …`: who may ask our USPS-compatible API. */
export function addUspsClients(program: Command): void {
  const clients = program.command('usps-clients').description('let programs ask our USPS-compatible API under /usps')
  clients
    .command('add')
    .description('make a client id and secret; the secret is shown this once')
    .argument('<name>', 'what you call the program')
    .option('--mid <mid...>', 'mailer ids whose parcels it may see (all)')
    .option('--scope <scope...>', 'what its tokens may be for (tracking subscriptions-tracking locations)')
    .option('--calls-per-hour <n>', 'calls an hour and API, or unlimited (60)', readCalls)
    .addOption(
      new Option('--mode <mode>', 'types as documented, or as recorded answers have them').choices(CLIENT_MODES),
    )
    .addOption(
      new Option('--webhooks <where>', 'local: they may go to private addresses, to try things out').choices(['local']),
    )
    .option('--json', 'print the result as JSON')
    .action(async (name: string, options: AddOptions) => {
      const { client, clientSecret } = await addUspsClient({
        name,
        mids: options.mid,
        scopes: options.scope,
        // commander makes an empty text of null.
        callsPerHour: options.callsPerHour === 'unlimited' ? null : options.callsPerHour,
        mode: options.mode,
        localWebhooks: options.webhooks === 'local',
      })
      if (options.json) console.log(JSON.stringify({ clientId: client.clientId, clientSecret }))
      else
        console.log(
          `Client id:      ${client.clientId}\nClient secret:  ${clientSecret}\nKeep the secret: it is not shown again.`,
        )
    })
  clients
    .command('list')
    .description('list clients by name')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: boolean }) => {
      const list = await uspsClients()
      if (options.json) console.log(JSON.stringify({ items: list.map(clientJson) }, null, 2))
      else if (list.length === 0) console.log('No clients. Add one: usps-clients add NAME')
      else for (const client of list) printClient(client)
    })
  clients
    .command('remove')
    .description('shut a client out: its tokens and subscriptions end at once')
    .argument('<client>', 'its name or id')
    .action(async (client: string) => {
      const removed = await removeUspsClient(client)
      if (!removed) throw new CommandError(`There is no client ${client}: see usps-clients list.`, EXIT.notFound)
      console.log(`${removed.name} is shut out.`)
    })
}

function readCalls(text: string): number | 'unlimited' {
  if (text === 'unlimited') return text
  if (/^\d{1,7}$/.test(text)) return Number(text)
  throw new CommandError(`--calls-per-hour ${text}: write a whole number, or unlimited.`, EXIT.usage)
}

function clientJson({ createdAtMs, ...client }: ApiClient): object {
  return { ...client, createdAt: new Date(createdAtMs).toISOString() }
}

function printClient({ name, clientId, mids, scopes, callsPerHour, mode, localWebhooks }: ApiClient): void {
  console.log(`${name}  ${clientId}`)
  console.log(`    parcels of ${mids.length === 0 ? 'every mailer' : mids.join(', ')}; ${scopes.join(' ')}`)
  const calls = callsPerHour === null ? 'any number of' : callsPerHour.toLocaleString('en-US')
  console.log(
    `    ${calls} calls an hour; mode ${mode ?? 'by API'}${localWebhooks ? '; webhooks to private addresses' : ''}`,
  )
}
