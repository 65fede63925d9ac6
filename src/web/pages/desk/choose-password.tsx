import type { AtDesk } from '#services/agents/let-in.ts'
import { WELCOME_WORDS as W } from '#words/en/index.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { PasswordField } from '../../components/desk/password-field.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'

/** The first thing that somebody with a given password does. */
export function ChoosePasswordPage(props: {
  simulated: boolean
  action: string
  problem?: string | undefined
  /** What the link brought, carried along. */
  hidden?: Readonly<Record<string, string>>
  agent?: AtDesk
}) {
  return (
    <DeskLayout title={W.title} simulated={props.simulated} agent={props.agent}>
      <form class="sheet stack narrow" method="post" action={props.action}>
        <h1>{W.title}</h1>
        <DeskProblem text={props.problem} />
        <p>{W.text}</p>
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <PasswordField name="next" label={W.next} kind="new-password" hint={W.hint} />
        <button class="button" type="submit">
          {W.button}
        </button>
      </form>
    </DeskLayout>
  )
}
