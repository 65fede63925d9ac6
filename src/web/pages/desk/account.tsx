import type { AtDesk } from '#services/agents/let-in.ts'
import type { Session } from '#services/agents/sessions.ts'
import { browserWords, roleWords, ACCOUNT_WORDS as W, WELCOME_WORDS } from '#words/en/index.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { Moment } from '../../components/desk/moment.tsx'
import { PasswordField } from '../../components/desk/password-field.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { paths } from '../../paths.ts'

type Props = {
  simulated: boolean
  agent: AtDesk
  sessions: readonly (Session & { isThis: boolean })[]
  saved: string | undefined
  problem: string | undefined
}

/** What an agent keeps in order: password, second step, open sessions. */
export function AccountPage({ simulated, agent, sessions, saved, problem }: Props) {
  const said = saved && Object.hasOwn(W.saved, saved) ? W.saved[saved as keyof typeof W.saved] : undefined
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent} here={paths.desk.account()}>
      <h1>{W.title}</h1>
      <p>
        {agent.name}, {agent.session?.agent.email}, {roleWords(agent.role)}
      </p>
      {said ? (
        <p class="sheet meaning good" role="status">
          {said}
        </p>
      ) : null}
      <DeskProblem text={problem} />
      <div class="two">
        <Password />
        <SecondFactor isOn={agent.session?.agent.hasSecondFactor === true} />
      </div>
      <Sessions sessions={sessions} />
    </DeskLayout>
  )
}

function Password() {
  return (
    <form class="sheet stack" method="post" action={paths.desk.password()}>
      <h2>{W.password}</h2>
      <PasswordField name="present" label={W.present} kind="current-password" />
      <PasswordField name="next" label={W.next} kind="new-password" hint={WELCOME_WORDS.hint} />
      <button class="button" type="submit">
        {W.changePassword}
      </button>
    </form>
  )
}

function SecondFactor({ isOn }: { isOn: boolean }) {
  return (
    <form class="sheet stack" method="post" action={paths.desk.secondFactor()}>
      <h2>{W.secondFactor}</h2>
      <p>{isOn ? W.secondFactorOn : W.secondFactorOff}</p>
      <PasswordField name="password" label={W.present} kind="current-password" />
      <p class="actions">
        {isOn ? (
          <>
            <button class="button quiet" type="submit" name="do" value="new-codes">
              {W.newCodes}
            </button>
            <button class="button quiet" type="submit" name="do" value="off">
              {W.turnOff}
            </button>
          </>
        ) : (
          <button class="button" type="submit" name="do" value="begin">
            {W.setUp}
          </button>
        )}
      </p>
    </form>
  )
}

function Sessions({ sessions }: Pick<Props, 'sessions'>) {
  return (
    <section class="sheet stack">
      <h2>{W.sessions}</h2>
      <ul class="rows">
        {sessions.map((session) => (
          <li>
            <div>
              <b>{browserWords(session.userAgent ?? '') ?? W.unknownBrowser}</b> {session.address}{' '}
              {session.isThis ? <span class="tag">{W.thisOne}</span> : null}
              <br />
              <small>
                {W.since} <Moment ms={session.sinceMs} />, {W.usedLast} <Moment ms={session.usedAtMs} />
              </small>
            </div>
            {session.isThis ? null : (
              <form method="post" action={paths.desk.sessions()}>
                <input type="hidden" name="session" value={session.id} />
                <button class="copy" type="submit">
                  {W.endOne}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action={paths.desk.sessions()}>
          <button class="button quiet" type="submit">
            {W.endOthers}
          </button>
        </form>
      ) : null}
    </section>
  )
}
