import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { htmlPage } from '../html-page.ts'
import { takesFiles } from '../inquiry/uploads.tsx'
import { DeskErrorPage } from '../pages/desk/error.tsx'
import { addDeskAccount } from '../routes/desk/account.tsx'
import { addDeskAgents } from '../routes/desk/agents.tsx'
import { addDeskBulk } from '../routes/desk/bulk.tsx'
import { addDeskChoosePassword } from '../routes/desk/choose-password.tsx'
import { addDeskExport } from '../routes/desk/export.ts'
import { addDeskFiles } from '../routes/desk/files.ts'
import { addDeskGroups } from '../routes/desk/groups.tsx'
import { addDeskInquiry } from '../routes/desk/inquiry.tsx'
import { addDeskInquiryEvidence } from '../routes/desk/inquiry-evidence.ts'
import { addDeskKeys } from '../routes/desk/keys.tsx'
import { addDeskLive } from '../routes/desk/live.ts'
import { addDeskMails } from '../routes/desk/mails.tsx'
import { addDeskNewInquiry } from '../routes/desk/new-inquiry.tsx'
import { addDeskPersonalData } from '../routes/desk/personal-data.tsx'
import { addDeskQueue } from '../routes/desk/queue.tsx'
import { addDeskReplies } from '../routes/desk/replies.tsx'
import { addDeskReports } from '../routes/desk/reports.tsx'
import { addDeskSignIn } from '../routes/desk/sign-in.tsx'
import { addDeskUsps } from '../routes/desk/usps.tsx'
import { addDeskWebhooks } from '../routes/desk/webhooks.tsx'
import type { Site } from '../site.ts'
import { createDeskRoutes } from './desk.ts'
import { addDeskErrors } from './desk-errors.tsx'
import { deskHeaders, refuseOtherSites } from './desk-headers.ts'

const MOST_FORM_BYTES = 1024 * 1024

/** All pages of the desk. */
export function createDesk(site: Site): Hono {
  const app = new Hono()
  const tooLarge = () => <DeskErrorPage title="That is too much at once" text="Send less." simulated={site.simulated} />
  for (const path of ['/desk', '/desk/*']) app.use(path, deskHeaders, refuseOtherSites(site))
  const limit = bodyLimit({ maxSize: MOST_FORM_BYTES, onError: (c) => htmlPage(c, tooLarge(), 413) })
  app.use('/desk/*', (c, next) => (takesFiles(c.req.path) ? next() : limit(c, next)))
  const desk = createDeskRoutes(app, site)
  for (const add of [
    addDeskSignIn,
    addDeskChoosePassword,
    addDeskAccount,
    addDeskAgents,
    addDeskKeys,
    addDeskWebhooks,
    addDeskMails,
    addDeskQueue,
    addDeskGroups,
    addDeskBulk,
    addDeskExport,
    addDeskReplies,
    // Before the page of a reference: `new` is none.
    addDeskNewInquiry,
    addDeskInquiry,
    addDeskReports,
    addDeskUsps,
    addDeskInquiryEvidence,
    addDeskPersonalData,
    addDeskFiles,
    addDeskLive,
  ])
    add(desk)
  addDeskErrors(app, desk)
  return app
}
