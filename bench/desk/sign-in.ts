import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const EMAIL = 'bench@example.org'
const PASSWORD = 'seven green kettles sing'

/** Signs an agent in to a running server. @returns the cookies of the session */
export async function signIn(server: { url: string; folder: string }): Promise<string> {
  const run = (...args: string[]) =>
    JSON.parse(
      execFileSync(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'agents', ...args, '--json'], {
        env: { ...process.env, WHEREABOUTS_DATA: server.folder },
        encoding: 'utf8',
      }),
    )
  const isThere = run('list').items.some(({ email }: { email: string }) => email === EMAIL)
  const { oneTimePassword } = isThere
    ? run('reset', EMAIL)
    : run('add', EMAIL, '--name', 'Bench', '--role', 'administrator')
  const cookies = new Map<string, string>()
  const post = async (path: string, fields: Record<string, string>) => {
    const response = await fetch(server.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', cookie: cookieOf(cookies) },
      body: new URLSearchParams(fields),
    })
    if (response.status !== 303) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
  }
  await post('/desk/sign-in', { email: EMAIL, password: oneTimePassword })
  await post('/desk/new-password', { next: PASSWORD })
  return cookieOf(cookies)
}

function cookieOf(cookies: Map<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}
