import { Hono } from 'hono'
import type { ApiDeps } from '../deps.ts'
import { createLetIn } from './let-in.ts'
import { createQuota, createSignInLimit } from './limits.ts'
import { addOAuth } from './oauth.ts'
import { addPeopleCalls } from './people-calls.ts'
import { addSubscriptions } from './subscriptions.ts'
import { addTrackingV3 } from './tracking-v3.ts'
import { addTrackingV3r2 } from './tracking-v3r2.ts'
import { UspsError, uspsError, uspsErrorFor } from './usps-error.ts'

/** The API of USPS, served from our store, under `/usps`. */
export function createUspsApi({ ctx, limitBy }: ApiDeps): Hono {
  const app = new Hono()
  const signIns = createSignInLimit(limitBy)
  const letIn = createLetIn(ctx, signIns, createQuota())
  app.onError((error, c) => uspsErrorFor(c, error, ctx.log))
  addOAuth(app, { ctx, signIns })
  addTrackingV3(app, { ctx, letIn })
  addTrackingV3r2(app, { ctx, letIn })
  addSubscriptions(app, { ctx, letIn })
  addPeopleCalls(app, { ctx, letIn })
  app.all('/*', (c) => uspsError(c, new UspsError(404, `There is no ${c.req.method} ${c.req.path}.`)))
  return app
}
