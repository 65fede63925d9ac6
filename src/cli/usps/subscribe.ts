import { type Command, Option } from 'commander'
import {
  addUspsSubscription,
  type ListedSubscription,
  listUspsSubscriptions,
  removeUspsSubscriptions,
  renewUspsSubscriptions,
  SUBSCRIPTION_EVENTS,
} from '#main/commands/usps-subscriptions.ts'
import { subscriptionLines, subscriptionSays } from '#words/en/usps-webhooks.ts'
import { CommandError, EXIT } from '../exit.ts'
import { gather, refused } from './refused.ts'

type AddOptions = {
  mid?: string
  number?: string
  events: string[]
  email: string[]
  url?: string
  json?: boolean
}

/** `whereabouts usps subscribe …`: webhooks from USPS, made, listed, renewed, ended. */
export function addSubscribe(usps: Command): void {
  const subscribe = usps
    .command('subscribe')
    .description('webhooks from USPS: add (also without the word), list, renew, remove')
  subscribe
    .command('add', { isDefault: true })
    .description('have USPS tell this server of each new scan')
    .option('--mid <mailer-id>', 'of all parcels of this Mailer ID (6 or 9 digits)')
    .option('--number <number>', 'of this parcel alone')
    .addOption(
      new Option('--events <name>', `what of, once or several times: ${SUBSCRIPTION_EVENTS.join(', ')}`)
        .argParser(gather)
        .default([], 'ALL_UPDATES'),
    )
    .addOption(
      new Option('--email <address>', 'to whom USPS writes of trouble, one to three')
        .argParser(gather)
        .default([], 'none'),
    )
    .option('--url <url>', 'the address to tell, where it is not PUBLIC_URL')
    .option('--json', 'print the result as JSON')
    .action(async (options: AddOptions) => {
      const added = await addUspsSubscription({
        mailerId: options.mid,
        trackingNumber: options.number,
        events: options.events,
        adminEmails: options.email,
        url: options.url,
      }).catch(refused)
      if (options.json) console.log(JSON.stringify(added.ok ? added.subscription : added, null, 2))
      if (!added.ok) throw failed(added, options.json)
      if (!options.json) console.log(subscriptionSays.added(added.subscription.id))
    })
  subscribe
    .command('list')
    .description('show what USPS has')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: boolean }) => {
      const listed = await listUspsSubscriptions()
      if (options.json)
        console.log(JSON.stringify(listed.ok ? { items: listed.subscriptions.map(jsonOf) } : listed, null, 2))
      if (!listed.ok) throw failed(listed, options.json)
      if (options.json) return
      if (listed.subscriptions.length === 0) console.log(subscriptionSays.none())
      for (const one of listed.subscriptions) console.log(linesOf(one).join('\n'))
    })
  subscribe
    .command('renew')
    .description('enable again what USPS suspended')
    .argument('[ids...]', 'which ones, as `list` shows them; without any, all that are suspended')
    .option('--new-secret', 'give each a new secret of its own')
    .option('--url <url>', 'have it tell another address')
    .option('--json', 'print the result as JSON')
    .action(async (ids: string[], options: { newSecret?: boolean; url?: string; json?: boolean }) => {
      const renewed = await renewUspsSubscriptions({
        ids,
        url: options.url,
        isNewSecret: options.newSecret === true,
      }).catch(refused)
      if (options.json) console.log(JSON.stringify(renewed.ok ? { items: renewed.results } : renewed, null, 2))
      if (!renewed.ok) throw failed(renewed, options.json)
      if (!options.json) {
        for (const one of renewed.results) {
          console.log(
            one.ok ? subscriptionSays.renewed(one.id, options.newSecret === true) : `${one.id}: ${one.message}`,
          )
        }
        if (renewed.results.length === 0) console.log('No subscription is suspended.')
      }
      const wrong = renewed.results.filter((one) => !one.ok)
      if (wrong.length > 0) throw new CommandError('', wrong.every(isNotFound) ? EXIT.notFound : EXIT.failed)
    })
  subscribe
    .command('remove')
    .description('end subscriptions')
    .argument('<ids...>', 'which ones, as `list` shows them')
    .option('--json', 'print the result as JSON')
    .action(async (ids: string[], options: { json?: boolean }) => {
      const results = await removeUspsSubscriptions(ids)
      if (options.json) console.log(JSON.stringify({ items: results }, null, 2))
      else
        for (const one of results) console.log(one.ok ? subscriptionSays.removed(one.id) : `${one.id}: ${one.message}`)
      const wrong = results.filter((one) => !one.ok)
      if (wrong.length > 0) throw new CommandError('', wrong.every(isNotFound) ? EXIT.notFound : EXIT.failed)
    })
}

function isNotFound(result: object): boolean {
  return 'refusal' in result && result.refusal === 'not-found'
}

/** With `--json` the message stands in the output already. */
function failed(failure: { message: string }, isJson: boolean | undefined): CommandError {
  return new CommandError(isJson ? '' : failure.message, isNotFound(failure) ? EXIT.notFound : EXIT.failed)
}

function jsonOf({ lastHeardMs, ...one }: ListedSubscription): object {
  return { ...one, lastHeardAt: lastHeardMs === null ? null : new Date(lastHeardMs).toISOString() }
}

function linesOf(one: ListedSubscription): string[] {
  return subscriptionLines({
    ...one,
    expiresOn: /^\d{4}-\d\d-\d\d/.exec(one.expiresAt ?? '')?.[0] ?? null,
    heardMs: one.lastHeardMs === null ? null : Date.now() - one.lastHeardMs,
  })
}
