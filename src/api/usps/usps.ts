import { Hono } from 'hono'
import type { ApiDeps } from '../deps.ts'
import { createLetIn } from './let-in.ts'
import { createQuota, createSignInLimit } from './limits.ts'
import { addLocations } from './locations.ts'
import { ConnectionGone, createTrouble, nothingSent } from './make-trouble.ts'
import { addOAuth } from './oauth.ts'
import { knowOwnAddress } from './own-address.ts'
import { addPeopleCalls } from './people-calls.ts'
import { addSubscriptions } from './subscriptions.ts'
import { addTrackingV3 } from './tracking-v3.ts'
import { addTrackingV3r2 } from './tracking-v3r2.ts'
import { UspsError, uspsError, uspsErrorFor } from './usps-error.ts'

/** The API of USPS, served from our store, under `/usps`. */
export function createUspsApi({ ctx, limitBy, publicUrl }: ApiDeps): Hono {
  const app = new Hono()
  const signIns = createSignInLimit(limitBy)
  const trouble = createTrouble()
  const letIn = createLetIn(ctx, signIns, createQuota(), trouble)
  app.onError((error, c) => (error instanceof ConnectionGone ? nothingSent() : uspsErrorFor(c, error, ctx.log)))
  app.use(knowOwnAddress(publicUrl))
  app.use(trouble.spoil)
  addOAuth(app, { ctx, signIns, trouble })
  addTrackingV3(app, { ctx, letIn, trouble })
  addTrackingV3r2(app, { ctx, letIn, trouble })
  addSubscriptions(app, { ctx, letIn })
  addLocations(app, { ctx, letIn })
  addPeopleCalls(app, { ctx, letIn })
  app.all('/*', (c) => uspsError(c, new UspsError(404, `There is no ${c.req.method} ${c.req.path}.`)))
  return app
}
