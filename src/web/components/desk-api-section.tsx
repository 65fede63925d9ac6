/** How programs work at the desk, in one minute. */
export function DeskApiSection({ base, sample }: { base: string; sample: string }) {
  return (
    <section class="sheet stack">
      <h2>The desk, for programs</h2>
      <p>
        What agents do, programs do under <code>/v1/desk</code>, with a key of the desk. Its scope says what it may:{' '}
        <code>desk:read</code>, <code>desk:write</code>, <code>desk:lead</code>, <code>desk:admin</code>, or{' '}
        <code>webhooks</code> alone.
      </p>
      <pre tabindex={0}>
        <code>{`npx whereabouts keys add shop --scope desk:write

curl -H 'Authorization: Bearer desk_…' '${base}/v1/desk/inquiries?view=unassigned&reason=lost'

curl -X POST ${base}/v1/desk/inquiries \\
  -H 'Authorization: Bearer desk_…' -H 'Content-Type: application/json' \\
  -H 'Idempotency-Key: order-4711-late' \\
  -d '{"reason":"late","trackingNumber":"${sample}",
       "email":"mia@example.org","message":"It should have come on Monday."}'

curl -X POST ${base}/v1/desk/inquiries/K7QM-4R2X/reply \\
  -H 'Authorization: Bearer desk_…' -H 'Content-Type: application/json' -H 'If-Match: "7"' \\
  -d '{"text":"It was seen in Memphis yesterday.","turnTo":"waiting"}'`}</code>
      </pre>
      <ul>
        <li>
          <code>Idempotency-Key</code>: the same request sent again is done once, and gets the same answer for two days.
        </li>
        <li>
          <code>If-Match</code>: the version that you saw. Where somebody changed the inquiry since, the answer is 409
          and nothing is done.
        </li>
        <li>Errors are problem documents that name each field that is wrong.</li>
      </ul>
    </section>
  )
}
