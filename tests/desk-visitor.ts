import type { Role } from '#domain/agents/role.ts'
import type { App } from '#main/assemble.ts'
import { addAgent } from '#services/agents/add-agent.ts'

export const PASSWORD = 'seven green kettles sing'

/** Adds an agent who has chosen `PASSWORD` already. */
export async function addAgentTo(
  { ctx }: App,
  {
    role = 'agent',
    email = `${role}@example.org`,
    name = `Sam ${role}`,
  }: { role?: Role; email?: string; name?: string },
): Promise<{ id: string; email: string; name: string; role: Role }> {
  const { agent } = await addAgent(ctx, { email, name, role }, { kind: 'system' })
  const hash = await ctx.accounts.hashPassword(PASSWORD)
  await ctx.database.query('update agent_credentials set password = $2 where agent_id = $1', [agent.id, hash])
  await ctx.database.query('update agents set must_change_password = false where id = $1', [agent.id])
  return { id: agent.id, email, name, role }
}

/** Somebody with a browser of their own at the desk, without a real one: keeps cookies, sends forms. */
export type Visitor = {
  get(path: string): Promise<Response>
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  cookie(): string
  signIn(email: string, password?: string): Promise<Response>
}

export function visitor(request: App['request'], start = ''): Visitor {
  const jar = new Map<string, string>(
    start
      .split('; ')
      .flatMap((pair) => (pair.includes('=') ? [[pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)]] : [])) as [
      string,
      string,
    ][],
  )
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const keep = async (answer: Response | Promise<Response>) => {
    const response = await answer
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  const post: Visitor['post'] = (path, fields, headers = {}) =>
    keep(
      request(path, {
        method: 'POST',
        headers: { cookie: cookie(), 'sec-fetch-site': 'same-origin', ...headers },
        body: new URLSearchParams(fields),
      }),
    )
  return {
    cookie,
    post,
    get: (path) => keep(request(path, { headers: { cookie: cookie() } })),
    signIn: (email, password = PASSWORD) => post('/desk/sign-in', { email, password }),
  }
}
