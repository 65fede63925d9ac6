import { connect, type Socket } from 'node:net'
import type { FileScanner } from '#services/ports/mail.ts'

const LONGEST_MS = 60_000
const CHUNK_BYTES = 64 * 1024
const LONGEST_ANSWER = 4_096

/**
 * Has files checked by a running clamd, over its INSTREAM command.
 * @param url `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`
 */
export function createClamdScanner(url: string, longestMs: number = LONGEST_MS): FileScanner {
  return {
    async scan(content) {
      const answer = await ask(url, content, longestMs)
      const found = /^stream: (.+) FOUND$/.exec(answer)?.[1]
      if (found !== undefined) return { isClean: false, what: found }
      if (answer === 'stream: OK') return { isClean: true }
      throw new Error(`clamd said: ${answer.slice(0, 200)}`)
    },
  }
}

function ask(url: string, content: Uint8Array, longestMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = open(url)
    const timer = setTimeout(() => socket.destroy(new Error('clamd took too long')), longestMs)
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      answer += text
      if (answer.length > LONGEST_ANSWER) socket.destroy(new Error('clamd says too much'))
    })
    socket.once('connect', () => send(socket, content))
    socket.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    socket.once('close', () => {
      clearTimeout(timer)
      // Each answer ends with a zero, as the command did.
      if (answer.includes('\0')) resolve(answer.slice(0, answer.indexOf('\0')).trim())
      else reject(new Error('clamd hung up without an answer'))
    })
  })
}

function open(url: string): Socket {
  const { protocol, hostname, port, pathname } = new URL(url)
  return protocol === 'unix:'
    ? connect({ path: decodeURIComponent(pathname) })
    : connect(Number(port) || 3310, hostname.replace(/^\[|\]$/g, ''))
}

/** Each chunk goes behind its length; one without length ends the stream. */
function send(socket: Socket, content: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let from = 0; from < content.byteLength; from += CHUNK_BYTES) {
    const chunk = content.subarray(from, from + CHUNK_BYTES)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.byteLength)
    socket.write(length)
    socket.write(chunk)
  }
  socket.write(Buffer.alloc(4))
}
