import type { Command } from 'commander'
import { addDeskKey, type DeskKey, deskKeys, removeDeskKey, SCOPES } from '#main/commands/desk-keys.ts'
import { CommandError, EXIT } from './exit.ts'

/** `whereabouts keys …`: programs that use the desk through the API. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('let programs use the desk through the API under /v1/desk')
  keys
    .command('add')
    .description('make a key; it is shown this once')
    .argument('<name>', 'what you call the program')
    .requiredOption('--scope <scope...>', `what it is for: ${SCOPES.join(', ')}`)
    .option('--json', 'print the result as JSON')
    .action(async (name: string, options: { scope: string[]; json?: boolean }) => {
      const { key, secret } = await addDeskKey(name, options.scope)
      if (options.json) console.log(JSON.stringify({ ...keyJson(key), key: secret }))
      else console.log(`Key:  ${secret}\nKeep it: it is not shown again.`)
    })
  keys
    .command('list')
    .description('list keys by name')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: boolean }) => {
      const list = await deskKeys()
      if (options.json) console.log(JSON.stringify({ items: list.map(keyJson) }, null, 2))
      else if (list.length === 0) console.log('No keys. Add one: keys add NAME --scope desk:read')
      else for (const { name, scopes } of list) console.log(`${name}  ${scopes.join(' ')}`)
    })
  keys
    .command('remove')
    .description('end a key at once')
    .argument('<name>', 'of the key')
    .action(async (name: string) => {
      const removed = await removeDeskKey(name)
      if (!removed) throw new CommandError(`There is no key ${name}: see keys list.`, EXIT.notFound)
      console.log(`${removed.name} is ended.`)
    })
}

function keyJson({ name, scopes, createdAtMs, lastUsedAtMs }: DeskKey): object {
  const lastUsedAt = lastUsedAtMs === null ? null : new Date(lastUsedAtMs).toISOString()
  return { name, scopes, createdAt: new Date(createdAtMs).toISOString(), lastUsedAt }
}
