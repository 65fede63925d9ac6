const PULSE_MS = 25_000
/** Then the browser connects anew, and whoever was shut out meanwhile is not let in. */
const LIFE_MS = 10 * 60_000
/** Changes that come together are told once. */
const GATHER_MS = 150
/** So many events may wait for a reader that is too slow; more would tell nothing more. */
const MOST_WAITING = 8

/**
 * A stream that tells "changed" and nothing else: what changed, the page asks for itself.
 * @param listen calls back at each change; returns the way to stop
 */
export function changeStream(listen: (tell: () => void) => () => void, stopping: AbortSignal): Response {
  const encoder = new TextEncoder()
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        if ((controller.desiredSize ?? 0) > -MOST_WAITING) controller.enqueue(encoder.encode(text))
      }
      let gathering: NodeJS.Timeout | null = null
      const stop = listen(() => {
        gathering ??= setTimeout(() => {
          gathering = null
          send('event: changed\ndata:\n\n')
        }, GATHER_MS)
      })
      const pulse = setInterval(() => send(': still here\n\n'), PULSE_MS).unref()
      end = () => {
        stop()
        clearInterval(pulse)
        clearTimeout(life)
        if (gathering) clearTimeout(gathering)
        stopping.removeEventListener('abort', close)
      }
      const close = () => {
        end()
        controller.close()
      }
      const life = setTimeout(close, LIFE_MS).unref()
      stopping.addEventListener('abort', close, { once: true })
      send('retry: 3000\n\n')
    },
    cancel: () => end(),
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
  })
}
