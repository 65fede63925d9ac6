import type { AtDesk } from '#services/agents/let-in.ts'
import { SECOND_FACTOR_WORDS as W } from '#words/en/index.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { paths } from '../../paths.ts'

type Props = { simulated: boolean; agent: AtDesk }

/** The key for an agent's app, as a picture and as text, until a code proves that it is there. */
export function SecondFactorPage(
  props: Props & { uri: string; picture: { path: string; size: number }; problem?: string | undefined },
) {
  const { simulated, agent, uri, picture, problem } = props
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent} here={paths.desk.account()}>
      <form class="sheet stack narrow" method="post" action={paths.desk.secondFactor()}>
        <h1>{W.title}</h1>
        <DeskProblem text={problem} />
        <p>{W.scan}</p>
        <svg class="qr" role="img" aria-label={W.picture} viewBox={`0 0 ${picture.size} ${picture.size}`}>
          <rect width="100%" height="100%" fill="#fff" />
          <path d={picture.path} fill="#000" />
        </svg>
        <p>
          {W.typed}
          <br />
          <b class="digits">{secret.replace(/.{4}(?=.)/g, '$& ')}</b>{' '}
          <copy-button data-text={secret} data-label={W.copyKey} />
        </p>
        <input type="hidden" name="uri" value={uri} />
        <div class="ask">
          <label for="code">{W.code}</label>
          <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus />
        </div>
        <button class="button" type="submit" name="do" value="confirm">
          {W.confirm}
        </button>
        <p class="small">
          <a href={paths.desk.account()}>{W.again}</a>
        </p>
      </form>
    </DeskLayout>
  )
}

/** Backup codes, this once. */
export function BackupCodesPage({
  simulated,
  agent,
  codes,
  title,
}: Props & { codes: readonly string[]; title: string }) {
  return (
    <DeskLayout title={title} simulated={simulated} agent={agent} here={paths.desk.account()}>
      <section class="sheet stack narrow">
        <h1>{title}</h1>
        <p>{W.codes}</p>
        <ul class="codes digits">
          {codes.map((code) => (
            <li>{code}</li>
          ))}
        </ul>
        <p>
          <a class="button" href={paths.desk.account()}>
            {W.done}
          </a>
        </p>
      </section>
    </DeskLayout>
  )
}
