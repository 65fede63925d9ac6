import { SCOPES } from '#domain/agents/scope.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { DeskKey } from '#services/desk-keys/add-key.ts'
import { scopeWords, KEYS_WORDS as W } from '#words/en/index.ts'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { Moment } from '../../components/desk/moment.tsx'
import { DeskProblem } from '../../components/desk/problem.tsx'
import { paths } from '../../paths.ts'

type Props = { simulated: boolean; agent: AtDesk }

/** All keys, and the form that adds one. */
export function KeysPage(props: Props & { keys: readonly DeskKey[]; problem?: string; name?: string }) {
  const { simulated, agent, keys, problem, name } = props
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent} here={paths.desk.keys()}>
      <h1>{W.title}</h1>
      <p>
        {W.text} <a href={paths.developers()}>{W.developers}</a>
      </p>
      <DeskProblem text={problem} />
      {keys.length === 0 ? (
        <p class="sheet">{W.none}</p>
      ) : (
        <ul class="sheet rows">
          {keys.map((key) => (
            <li>
              <div>
                <b>{key.name}</b>{' '}
                {key.scopes.map((scope) => (
                  <span class="tag">{scope}</span>
                ))}
                <br />
                <small>
                  {key.lastUsedAtMs === null ? (
                    W.neverUsed
                  ) : (
                    <>
                      {W.used} <Moment ms={key.lastUsedAtMs} />
                    </>
                  )}
                </small>
              </div>
              <form method="post" action={paths.desk.keys()}>
                <input type="hidden" name="name" value={key.name} />
                <button class="copy" type="submit" name="do" value="remove" aria-label={`${W.remove}: ${key.name}`}>
                  {W.remove}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form class="sheet stack" method="post" action={paths.desk.keys()}>
        <h2>{W.add}</h2>
        <div class="ask">
          <label for="name">{W.name}</label>
          <input id="name" name="name" autocomplete="off" required maxlength={60} value={name} />
        </div>
        <fieldset class="ask">
          <legend>{W.scopes}</legend>
          {SCOPES.map((scope) => (
            <label class="tick">
              <input type="checkbox" name="scope" value={scope} checked={scope === 'desk:read'} /> {scope}:{' '}
              {scopeWords(scope)}
            </label>
          ))}
        </fieldset>
        <button class="button" type="submit" name="do" value="add">
          {W.addButton}
        </button>
      </form>
    </DeskLayout>
  )
}

/** A new key, this once. */
export function NewKeyPage({ simulated, agent, name, secret }: Props & { name: string; secret: string }) {
  const title = W.addedTitle(name)
  return (
    <DeskLayout title={title} simulated={simulated} agent={agent} here={paths.desk.keys()}>
      <section class="sheet stack">
        <h1>{title}</h1>
        <p>{W.added}</p>
        <div class="ask">
          <label for="secret">{W.label}</label>
          <input id="secret" value={secret} readonly />
          <copy-button data-field="secret" data-label={W.copy} />
        </div>
        <p>
          <a class="button quiet" href={paths.desk.keys()}>
            {W.back}
          </a>
        </p>
      </section>
    </DeskLayout>
  )
}
