import { type Command, Option } from 'commander'
import {
  addDeskAgent,
  changeDeskAgent,
  deskAgents,
  type ListedAgent,
  type NewAgent,
  ROLES,
  resetDeskAgent,
} from '#main/commands/agents.ts'
import { CommandError, EXIT } from './exit.ts'

/** `whereabouts agents …`: who works at the desk. */
export function addAgents(program: Command): void {
  const agents = program.command('agents').description('let people in to the desk')
  agents
    .command('add')
    .description('let somebody in; the one-time password is shown this once')
    .argument('<email>', 'with which the agent signs in')
    .requiredOption('--name <name>', 'how others call the agent')
    .addOption(new Option('--role <role>', 'what the agent may do').choices(ROLES).default('agent'))
    .option('--json', 'print the result as JSON')
    .action(async (email: string, options: { name: string; role: string; json?: boolean }) => {
      printGiven(await addDeskAgent({ email, name: options.name, role: options.role }), options)
    })
  agents
    .command('list')
    .description('list agents by name')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: boolean }) => {
      const list = await deskAgents()
      if (options.json) console.log(JSON.stringify({ items: list.map(agentJson) }, null, 2))
      else if (list.length === 0) console.log('No agents. Add one: agents add EMAIL --name NAME')
      else for (const agent of list) console.log(agentLine(agent))
    })
  agents
    .command('role')
    .description('give an agent another role')
    .argument('<email>', 'of the agent')
    .argument('<role>', ROLES.join(', '))
    .action(async (email: string, role: string) => {
      const agent = existing(await changeDeskAgent(email, { role }), email)
      console.log(`${agent.email} has the role ${agent.role}.`)
    })
  agents
    .command('disable')
    .description('shut an agent out at once, everywhere')
    .argument('<email>', 'of the agent')
    .action(async (email: string) => {
      console.log(`${existing(await changeDeskAgent(email, { isShutOut: true }), email).email} is shut out.`)
    })
  agents
    .command('enable')
    .description('let an agent in again who was shut out')
    .argument('<email>', 'of the agent')
    .action(async (email: string) => {
      console.log(`${existing(await changeDeskAgent(email, { isShutOut: false }), email).email} may sign in again.`)
    })
  agents
    .command('reset')
    .description('give an agent a new one-time password, and sign the agent out everywhere')
    .argument('<email>', 'of the agent')
    .option('--without-code', 'take the second factor away too, where it is lost')
    .option('--json', 'print the result as JSON')
    .action(async (email: string, options: { withoutCode?: boolean; json?: boolean }) => {
      const given = await resetDeskAgent(email, { withoutSecondFactor: options.withoutCode === true })
      printGiven(existing(given, email), options)
    })
}

function existing<T>(found: T | null, email: string): T {
  if (found === null) throw new CommandError(`There is no agent ${email}: see agents list.`, EXIT.notFound)
  return found
}

function printGiven({ agent, oneTimePassword }: NewAgent, { json }: { json?: boolean }): void {
  if (json) {
    console.log(JSON.stringify({ id: agent.id, email: agent.email, role: agent.role, oneTimePassword }))
    return
  }
  console.log(`Email:              ${agent.email}\nOne-time password:  ${oneTimePassword}`)
  console.log('It ends in 7 days and must be changed at the first sign-in. It is not shown again.')
}

function agentLine({ email, name, role, disabledAtMs, hasSecondFactor, lastSignInMs }: ListedAgent): string {
  const signedIn = lastSignInMs === null ? 'never signed in' : `signed in ${new Date(lastSignInMs).toISOString()}`
  const marks = [role, disabledAtMs === null ? '' : 'shut out', hasSecondFactor ? 'with code' : '', signedIn]
  return `${email}  ${name}  (${marks.filter(Boolean).join(', ')})`
}

function agentJson(agent: ListedAgent): object {
  const { id, email, name, role, hasSecondFactor, mustChangePassword, disabledAtMs, createdAtMs, lastSignInMs } = agent
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  return {
    id,
    email,
    name,
    role,
    hasSecondFactor,
    mustChangePassword,
    disabledAt: moment(disabledAtMs),
    createdAt: moment(createdAtMs),
    lastSignInAt: moment(lastSignInMs),
  }
}
