import type { FieldError } from '#services/errors.ts'

/** What is wrong with what somebody filled in, on top of the page. */
export function FieldErrors({ problems }: { problems: readonly FieldError[] }) {
  if (problems.length === 0) return null
  return (
    <section class="sheet error" role="alert">
      <h2>{problems.length === 1 ? 'One thing could not be read' : `${problems.length} things could not be read`}</h2>
      <ul>
        {problems.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
    </section>
  )
}
