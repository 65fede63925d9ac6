import type { Child } from 'hono/jsx'
import type { Origin } from '../asked-parcel.ts'
import { withQuery } from '../paths.ts'

/** The way from one page about a parcel to the next: a link, or a form that carries the pasted history on. */
export function Onward({
  to,
  origin,
  quiet,
  children,
}: {
  to: string
  origin: Origin
  quiet?: boolean
  children: Child
}) {
  const look = quiet ? 'button quiet' : 'button'
  if (origin.number !== null) {
    return (
      <a class={look} href={withQuery(to, origin.fields)}>
        {children}
      </a>
    )
  }
  return (
    <form class="onward" method="post" action={to}>
      <Carried origin={origin} />
      <button class={look} type="submit">
        {children}
      </button>
    </form>
  )
}

/** What a form carries on unseen, short of what it asks itself. */
export function Carried({ origin, short = [] }: { origin: Origin; short?: readonly string[] }) {
  return (
    <>
      {origin.fields
        .filter(([name]) => !short.includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  )
}
