/** A moment at the desk, in UTC, and on the agent's own clock where scripts run. */
export function Moment({ ms }: { ms: number }) {
  const at = new Date(ms).toISOString()
  return (
    <time datetime={at}>
      {at.slice(0, 10)} {at.slice(11, 16)} UTC
      <your-time data-at={at} />
    </time>
  )
}
