import { SIGN_IN_WORDS as W } from '#words/en/index.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { paths } from '../../paths.ts'

type Props = { simulated: boolean; next: string; email?: string; problem?: string | undefined }

/** The first step of signing in. */
export function SignInPage({ simulated, next, email, problem }: Props) {
  return (
    <DeskLayout title={W.title} simulated={simulated}>
      <form class="sheet stack narrow" method="post" action={paths.desk.signIn()}>
        <h1>{W.title}</h1>
        <DeskProblem text={problem} />
        <input type="hidden" name="next" value={next} />
        <div class="ask">
          <label for="email">{W.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            required
            value={email}
            autofocus={!email}
            aria-describedby={problem ? 'problem' : undefined}
          />
        </div>
        <div class="ask">
          <label for="password">{W.password}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            autofocus={Boolean(email)}
            aria-describedby={problem ? 'problem' : undefined}
          />
        </div>
        <button class="button" type="submit">
          {W.button}
        </button>
        <p class="small">{W.forgotten}</p>
      </form>
    </DeskLayout>
  )
}

/** The second step, for those who set it up. */
export function CodePage({ simulated, next, problem }: Omit<Props, 'email'>) {
  return (
    <DeskLayout title={W.codeTitle} simulated={simulated}>
      <form class="sheet stack narrow" method="post" action={paths.desk.signInCode()}>
        <h1>{W.codeTitle}</h1>
        <DeskProblem text={problem} />
        <input type="hidden" name="next" value={next} />
        <div class="ask">
          <label for="code">{W.code}</label>
          <input
            id="code"
            name="code"
            autocomplete="one-time-code"
            required
            autofocus
            aria-describedby={problem ? 'problem' : undefined}
          />
        </div>
        <button class="button" type="submit">
          {W.codeButton}
        </button>
        <p class="small">
          <a href={paths.desk.signIn()}>{W.startOver}</a>
        </p>
      </form>
    </DeskLayout>
  )
}
