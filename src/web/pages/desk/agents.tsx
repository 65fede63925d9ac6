import { ROLES } from '#domain/agents/role.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { ListedAgent } from '#services/agents/list-agents.ts'
import { roleChoiceWords, roleWords, AGENTS_WORDS as W } from '#words/en/index.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { Moment } from '../../components/desk/moment.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { paths } from '../../paths.ts'

type Typed = { email: string; name: string; role: string }

/** All agents, and the form that lets another one in. */
export function AgentsPage(props: {
  simulated: boolean
  agent: AtDesk
  agents: readonly ListedAgent[]
  typed?: Typed
  problem?: string | undefined
  isSaved?: boolean
}) {
  const { simulated, agent, agents, problem } = props
  const typed = props.typed ?? { email: '', name: '', role: 'agent' }
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent} here={paths.desk.agents()}>
      <h1>{W.title}</h1>
      <DeskProblem text={problem} />
      {props.isSaved ? (
        <p class="sheet meaning good" role="status">
          {W.saved}
        </p>
      ) : null}
      <ul class="sheet rows">
        {agents.map((one) => (
          <AgentRow one={one} />
        ))}
      </ul>
      <form class="sheet stack" method="post" action={paths.desk.agents()}>
        <h2>{W.add}</h2>
        <div class="fields">
          <label>
            {W.email}
            <input name="email" type="email" autocomplete="off" required value={typed.email} />
          </label>
          <label>
            {W.name}
            <input name="name" autocomplete="off" required maxlength={80} value={typed.name} />
          </label>
          <RoleSelect role={typed.role} />
        </div>
        <button class="button" type="submit">
          {W.addButton}
        </button>
      </form>
    </DeskLayout>
  )
}

function RoleSelect({ role }: { role: string }) {
  return (
    <label>
      {W.role}
      <select name="role">
        {ROLES.map((one) => (
          <option value={one} selected={one === role}>
            {roleChoiceWords(one)}
          </option>
        ))}
      </select>
    </label>
  )
}

function AgentRow({ one }: { one: ListedAgent }) {
  const isOut = one.disabledAtMs !== null
  const action = paths.desk.agent(one.id)
  return (
    <li>
      <div>
        <b>{one.name}</b> {one.email} <span class="tag">{roleWords(one.role)}</span>{' '}
        {isOut ? <span class="tag bad">{W.shutOut}</span> : null}
        <br />
        <small>
          {one.lastSignInMs === null ? (
            W.neverSignedIn
          ) : (
            <>
              {W.signedIn} <Moment ms={one.lastSignInMs} />
            </>
          )}
          {one.mustChangePassword ? `, ${W.waiting}` : ''}
          {one.hasSecondFactor ? `, ${W.withCode}` : ''}
        </small>
      </div>
      <details>
        <summary aria-label={`${W.manage}: ${one.name}`}>{W.manage}</summary>
        <form class="actions" method="post" action={action}>
          <RoleSelect role={one.role} />
          <button class="copy" type="submit" name="do" value="role">
            {W.changeRole}
          </button>
          <button class="copy" type="submit" name="do" value="reset">
            {W.resetButton}
          </button>
          {one.hasSecondFactor ? (
            <button class="copy" type="submit" name="do" value="reset-with-code">
              {W.resetWithCodeButton}
            </button>
          ) : null}
          <button class="copy" type="submit" name="do" value={isOut ? 'let-in' : 'shut-out'}>
            {isOut ? W.letInButton : W.shutOutButton}
          </button>
        </form>
      </details>
    </li>
  )
}

/** The link and the password that somebody is given, this once. */
export function GivenPage(props: {
  simulated: boolean
  agent: AtDesk
  title: string
  email: string
  link: string
  oneTimePassword: string
}) {
  const { simulated, agent, title, email, link, oneTimePassword } = props
  return (
    <DeskLayout title={title} simulated={simulated} agent={agent} here={paths.desk.agents()}>
      <section class="sheet stack">
        <h1>{title}</h1>
        <p>{W.given}</p>
        <div class="ask">
          <label for="link">{W.linkLabel}</label>
          <input id="link" value={link} readonly />
          <copy-button data-field="link" data-label={W.copyLink} />
        </div>
        <p>
          {W.givenPassword} <b>{email}</b> <b class="digits">{oneTimePassword}</b>
        </p>
        <p>
          <a class="button quiet" href={paths.desk.agents()}>
            {W.back}
          </a>
        </p>
      </section>
    </DeskLayout>
  )
}
