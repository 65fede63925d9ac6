/**
 * Holds open streams in a process of its own, since the two ends of 10,000 streams need more file descriptors than one
 * process may have. Started by `fork` with a URL and a count; says `open` once each stream told the present state,
 * `told` once each told a change, and closes them all when it is asked to `close`.
 */
import { get, type IncomingMessage } from 'node:http'

const [url = '', countText = '0'] = process.argv.slice(2)
const count = Number(countText)
const AT_ONCE = 100

type Stream = { told: Promise<void>; close: () => void }

/** Opens a stream; resolves once it told the present state. `told` resolves with the next change. */
function openStream(): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const { promise: told, resolve: tell } = Promise.withResolvers<void>()
    const request = get(url, (response: IncomingMessage) => {
      let events = 0
      response.setEncoding('utf8')
      response.on('data', (text: string) => {
        if (!text.includes('event: parcel')) return
        if (++events === 1) resolve({ told, close: () => request.destroy() })
        else tell()
      })
      response.on('error', () => {})
    })
    request.on('error', reject)
  })
}

const streams: Stream[] = []
process.once('message', () => {
  for (const stream of streams) stream.close()
  process.disconnect?.()
})
while (streams.length < count) {
  streams.push(...(await Promise.all(Array.from({ length: AT_ONCE }, openStream))))
}
process.send?.('open')
await Promise.all(streams.map((stream) => stream.told))
process.send?.('told')
