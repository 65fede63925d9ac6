import { paths } from '../paths.ts'

/** The way to the rules that something rests on. */
export function RulesUsed({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <p class="small noprint">
      {ids.length === 1 ? 'Rule: ' : 'Rules: '}
      {ids.map((id, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <a href={paths.rule(id)}>{id}</a>
        </>
      ))}
    </p>
  )
}
