import type { Child } from 'hono/jsx'

/** What is wrong with one field of a form. */
export type FieldProblem = { field: string; message: string }

/** On top of a form: what is wrong, each with the way to its field. */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null
  return (
    <section class="sheet error stack" role="alert" aria-labelledby="problems">
      <h2 id="problems">{problems.length === 1 ? 'One answer needs a look' : 'Some answers need a look'}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  problems: readonly FieldProblem[]
  value?: string | undefined
}

function problemOf(props: FieldProps): string | undefined {
  return props.problems.find(({ field }) => field === props.name)?.message
}

/** The ids that describe a field: its hint, and what is wrong. */
function describedBy(props: FieldProps): string | undefined {
  const ids = [props.hint ? `${props.name}-hint` : '', problemOf(props) ? `${props.name}-problem` : '']
  return ids.filter(Boolean).join(' ') || undefined
}

function Notes(props: FieldProps) {
  const problem = problemOf(props)
  return (
    <>
      {props.hint ? (
        <small id={`${props.name}-hint`} class="hint">
          {props.hint}
        </small>
      ) : null}
      {problem ? (
        <strong id={`${props.name}-problem`} class="problem">
          {problem}
        </strong>
      ) : null}
    </>
  )
}

/** One line to write on. */
export function TextField(
  props: FieldProps & {
    type?: 'text' | 'date' | 'email' | 'tel'
    inputmode?: 'numeric' | 'decimal'
    width?: 'short'
    heading?: boolean
    autocomplete?: string
    autofocus?: boolean
  },
) {
  const label = <label for={props.name}>{props.label}</label>
  return (
    <div class="ask">
      {props.heading ? <h1 class="label">{label}</h1> : label}
      <Notes {...props} />
      <input
        id={props.name}
        name={props.name}
        type={props.type ?? 'text'}
        inputmode={props.inputmode}
        value={props.value}
        autocomplete={props.autocomplete ?? 'off'}
        autofocus={props.autofocus}
        aria-describedby={describedBy(props)}
        aria-invalid={problemOf(props) ? 'true' : undefined}
      />
    </div>
  )
}

/** Several lines to write on. */
export function TextArea(props: FieldProps & { rows: number; heading?: boolean; maxlength?: number }) {
  const label = <label for={props.name}>{props.label}</label>
  return (
    <div class="ask">
      {props.heading ? <h1 class="label">{label}</h1> : label}
      <Notes {...props} />
      <textarea
        id={props.name}
        name={props.name}
        rows={props.rows}
        maxlength={props.maxlength}
        spellcheck={true}
        aria-describedby={describedBy(props)}
        aria-invalid={problemOf(props) ? 'true' : undefined}
      >
        {props.value}
      </textarea>
    </div>
  )
}

/** Files to send along; several may be chosen. */
export function FileField(props: FieldProps & { accept: readonly string[] }) {
  return (
    <div class="ask">
      <label for={props.name}>{props.label}</label>
      <Notes {...props} />
      <input
        id={props.name}
        name={props.name}
        type="file"
        multiple
        accept={props.accept.join(',')}
        aria-describedby={describedBy(props)}
        aria-invalid={problemOf(props) ? 'true' : undefined}
      />
    </div>
  )
}

/** A choice of one, all in sight. */
export function RadioField(
  props: FieldProps & { options: readonly [value: string, words: string][]; heading?: boolean; children?: Child },
) {
  return (
    <fieldset class="ask" aria-describedby={describedBy(props)}>
      <legend>{props.heading ? <h1 class="label">{props.label}</h1> : props.label}</legend>
      <Notes {...props} />
      {props.options.map(([value, words], index) => (
        <label class="tick">
          <input
            type="radio"
            id={index === 0 ? props.name : undefined}
            name={props.name}
            value={value}
            checked={props.value === value}
          />{' '}
          {words}
        </label>
      ))}
      {props.children}
    </fieldset>
  )
}

/** A choice of one out of many. */
export function SelectField(
  props: FieldProps & { options: readonly [value: string, words: string][]; heading?: boolean },
) {
  const label = <label for={props.name}>{props.label}</label>
  return (
    <div class="ask">
      {props.heading ? <h1 class="label">{label}</h1> : label}
      <Notes {...props} />
      <select
        id={props.name}
        name={props.name}
        aria-describedby={describedBy(props)}
        aria-invalid={problemOf(props) ? 'true' : undefined}
      >
        {props.options.map(([value, words]) => (
          <option value={value} selected={props.value === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
