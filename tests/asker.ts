import type { World } from './world.ts'

/** A page that somebody came to, after all redirects. */
export type Shown = { path: string; status: number; html: string; headers: Headers; h1: string }

/** Somebody with a browser, without a real one: keeps cookies by their paths, sends forms, follows redirects. */
export type Asker = {
  get(path: string): Promise<Shown>
  post(
    path: string,
    fields: Record<string, string | readonly string[]> | FormData,
    headers?: Record<string, string>,
  ): Promise<Shown>
  /** The cookies that are sent along to a path. */
  cookies(path: string): string
  /** Asks without following where the answer leads. */
  raw(path: string, init?: RequestInit): Promise<Response>
}

type Cookie = { name: string; value: string; path: string }

export function asker(world: World): Asker {
  let jar: Cookie[] = []
  const cookies = (path: string) => {
    const pathname = path.split('?')[0] ?? ''
    return jar
      .filter((one) => pathname === one.path || pathname.startsWith(one.path === '/' ? '/' : `${one.path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const name = pair.slice(0, pair.indexOf('='))
      const path = attributes.find((one) => one.startsWith('Path='))?.slice(5) ?? '/'
      jar = jar.filter((one) => one.name !== name || one.path !== path)
      if (!/max-age=0/i.test(line)) jar.push({ name, value: pair.slice(pair.indexOf('=') + 1), path })
    }
    return response
  }
  const raw: Asker['raw'] = async (path, init = {}) =>
    keep(
      await world.app.request(path, {
        ...init,
        headers: { cookie: cookies(path), 'sec-fetch-site': 'same-origin', ...(init.headers as object) },
      }),
    )
  const follow = async (path: string, init?: RequestInit): Promise<Shown> => {
    let at = path
    let response = await raw(at, init)
    for (let hops = 0; response.status === 303 && hops < 10; hops++) {
      at = (response.headers.get('location') ?? '').split('#')[0] ?? ''
      response = await raw(at)
    }
    const html = await response.text()
    const [, heading = ''] = /<h1[^>]*>(.*?)<\/h1>/s.exec(html) ?? []
    return { path: at, status: response.status, html, headers: response.headers, h1: heading.replace(/<[^>]*>/g, '') }
  }
  return {
    cookies,
    raw,
    get: (path) => follow(path),
    post: (path, fields, headers = {}) => {
      const body = fields instanceof FormData ? fields : new URLSearchParams()
      if (!(fields instanceof FormData)) {
        for (const [name, values] of Object.entries(fields)) {
          for (const value of [values].flat()) body.append(name, value)
        }
      }
      return follow(path, { method: 'POST', body, headers })
    },
  }
}
