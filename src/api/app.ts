import { OpenAPIHono } from '@hono/zod-openapi'
import { addChannels } from './channels.ts'
import type { ApiDeps } from './deps.ts'
import { addDesk } from './desk/add-desk.ts'
import { StreamPulse } from './event-stream.ts'
import { addEvidence } from './evidence.ts'
import { addHealth } from './health.ts'
import { addHelp } from './help.ts'
import { addInquiries } from './inquiries.ts'
import { addInquiryVerbs } from './inquiry-verbs.ts'
import { addLive } from './live.ts'
import { addMcp } from './mcp/mcp.ts'
import { addOffices } from './offices.ts'
import { openApiDocument } from './openapi.ts'
import { addParcels } from './parcels.ts'
import { problem, problemFor } from './problem.ts'
import { addReadings } from './readings.ts'
import { addRules } from './rules.ts'
import { addScanCodes } from './scan-codes.ts'
import { addScans } from './scans/scans.ts'
import { addShares } from './shares.ts'
import { addTexts } from './texts.ts'
import { addTrackingNumbers } from './tracking-numbers.ts'
import { createUspsApi } from './usps/usps.ts'
import { addUspsEvents } from './usps-events.ts'
import { addWatches } from './watches.ts'
import { addWebhookDocument } from './webhook-document.ts'

/** The HTTP API with its description. */
export type Api = { app: OpenAPIHono; document: () => object; openStreams: () => number }

/** Puts the API together from its subjects. */
export function createApi(deps: ApiDeps): Api {
  const app = new OpenAPIHono()
  const pulse = new StreamPulse(deps.stopping)
  app.onError((error, c) => problemFor(c, error, deps.ctx.log))
  addTrackingNumbers(app)
  addLive(app, deps, pulse)
  addParcels(app, deps)
  addReadings(app, deps)
  addScans(app, deps)
  addUspsEvents(app, deps)
  addScanCodes(app, deps)
  addRules(app, deps)
  addHelp(app, deps)
  addChannels(app, deps)
  addOffices(app, deps)
  addInquiries(app, deps)
  addInquiryVerbs(app, deps)
  addEvidence(app, deps)
  addShares(app, deps)
  addWatches(app, deps)
  addTexts(app, deps)
  addMcp(app, deps)
  addDesk(app, deps)
  addWebhookDocument(app)
  addHealth(app, deps)
  app.route('/usps', createUspsApi(deps))
  const document = openApiDocument(app)
  app.get('/openapi.json', (c) => c.json(document()))
  app.all('/v1/*', (c) => problem(c, 404, 'not-found', `There is no ${c.req.method} ${c.req.path}.`))
  return { app, document, openStreams: () => pulse.size }
}
