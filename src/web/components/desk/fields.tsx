export type Options = readonly (readonly [value: string, words: string])[]

/** A choice out of some, with its label around it. `none`: the words for choosing nothing. */
export function Choice(props: {
  name: string
  label: string
  options: Options
  id?: string
  value?: string | undefined
  none?: string
  /** The key that leads here. */
  hotkey?: string
  /** Each choice is a command of its own, after these words: `Close as Explained`. */
  command?: string
}) {
  const { name, id = name, label, options, none, value, hotkey, command } = props
  return (
    <label for={id}>
      {label}
      <select name={name} id={id} data-key={hotkey} data-command={command}>
        {none === undefined ? null : <option value="">{none}</option>}
        {options.map(([key, words]) => (
          <option value={key} selected={key === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
