import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { PERMISSIONS } from '#domain/agents/permission.ts'
import { ROLES } from '#domain/agents/role.ts'
import { actorMay } from '#services/agents/actor.ts'
import { colleagues } from '#services/agents/colleagues.ts'
import type { ApiDeps } from '../deps.ts'
import { defineDeskRoute } from './desk-route.ts'

const role = z.enum(ROLES)
const Colleague = z.object({ id: z.string(), name: z.string(), role })

/** Who works at the desk, and who asks. */
export function addDeskAgents(app: OpenAPIHono, deps: ApiDeps): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'deskKey', { type: 'http', scheme: 'bearer' })

  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: '/v1/desk/me',
      summary: 'Who you are at the desk, and what you may do',
      responses: {
        200: {
          description: 'The agent or key',
          content: { 'application/json': { schema: Colleague.extend({ may: z.array(z.enum(PERMISSIONS)) }) } },
        },
      },
    },
    (c, agent) => {
      const { id, name, role } = agent
      return c.json({ id, name, role, may: PERMISSIONS.filter((permission) => actorMay(agent, permission)) })
    },
  )

  defineDeskRoute(
    app,
    deps,
    {
      need: 'see',
      method: 'get',
      path: '/v1/desk/agents',
      summary: 'Whom an inquiry can be given to',
      responses: {
        200: {
          description: 'Agents by name',
          content: { 'application/json': { schema: z.object({ items: z.array(Colleague) }) } },
        },
      },
    },
    async (c, agent) => {
      const all = await colleagues(deps.ctx, agent)
      return c.json({
        items: all.filter(({ isShutOut }) => !isShutOut).map(({ id, name, role }) => ({ id, name, role })),
      })
    },
  )
}
