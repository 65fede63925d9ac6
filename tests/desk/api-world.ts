import assert from 'node:assert/strict'
import { addKey } from '#services/desk-keys/add-key.ts'
import type { World } from '../world.ts'

type Answer = {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as programs read them
  body: any
  headers: Headers
}

/** A program at the desk. */
export type Program = {
  key: string
  get(path: string): Promise<Answer>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  send(method: string, path: string, body?: unknown): Promise<Answer>
}

let count = 0

/** A program with a key of this scope. */
export async function programAt(world: World, scope: string): Promise<Program> {
  const name = `program ${++count}`
  const { secret } = await addKey(world.app.ctx, { name, scopes: [scope] }, { kind: 'system' })
  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await world.app.request(`/v1/desk${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers }
  }
  return {
    key: secret,
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    send: (method, path, body) => send(method, path, body),
  }
}

/** What an answer says, where it is as expected. */
export function told(answer: Answer, status = 200) {
  assert.equal(answer.status, status, JSON.stringify(answer.body))
  return answer.body
}

/** The fields that a refusal names. */
export function refused(answer: Answer, status: number): string[] {
  assert.equal(answer.status, status, JSON.stringify(answer.body))
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
  assert.equal(answer.body.status, status)
  return (answer.body.errors ?? []).map(({ field }: { field: string }) => field)
}
