import { type QueueQuery, queueFields } from '../../desk/queue-query.ts'

/** Carries the part of the queue that an agent works through from form to form. */
export function QueueFields({ query }: { query: QueueQuery | null }) {
  if (query === null) return null
  return (
    <>
      {queueFields(query).map(([name, value]) => (
        <input type="hidden" name={`queue-${name}`} value={value} />
      ))}
      {query.next === undefined ? null : <input type="hidden" name="queue-next" value={query.next} />}
    </>
  )
}
