/** One line for a password. */
export function PasswordField(props: {
  name: string
  label: string
  kind: 'current-password' | 'new-password'
  hint?: string
}) {
  const { name, label, kind, hint } = props
  return (
    <div class="ask">
      <label for={name}>{label}</label>
      {hint ? (
        <small id={`${name}-hint`} class="hint">
          {hint}
        </small>
      ) : null}
      <input
        id={name}
        name={name}
        type="password"
        autocomplete={kind}
        required
        aria-describedby={hint ? `${name}-hint` : undefined}
      />
    </div>
  )
}
