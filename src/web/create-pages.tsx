import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { assets } from './assets.ts'
import { baseUrl } from './base-url.ts'
import { createDesk } from './desk/create-desk.tsx'
import { addErrorPages } from './error-pages.tsx'
import { htmlPage } from './html-page.ts'
import { limitForm } from './limit-form.tsx'
import { mayBeKept, pageHeaders } from './page-headers.ts'
import { DevelopersPage } from './pages/developers.tsx'
import { paths } from './paths.ts'
import { addApp } from './routes/app.tsx'
import { addCallSheets } from './routes/call-sheets.tsx'
import { addContact } from './routes/contact.tsx'
import { addEvidence } from './routes/evidence.tsx'
import { addFeeds } from './routes/feeds.ts'
import { addGuides } from './routes/guides.tsx'
import { addHelp } from './routes/help.tsx'
import { addAsk } from './routes/inquiry/ask.tsx'
import { addFindInquiry } from './routes/inquiry/find.tsx'
import { addPrivateInquiry } from './routes/inquiry/private.tsx'
import { addMessages } from './routes/messages.tsx'
import { addMyParcels } from './routes/my-parcels.tsx'
import { addOffices } from './routes/offices.tsx'
import { addParcelFeeds } from './routes/parcel-feeds.tsx'
import { addRead } from './routes/read.tsx'
import { addScan } from './routes/scan.tsx'
import { addShare } from './routes/shared-text.tsx'
import { addShares } from './routes/shares.tsx'
import { addStatuses } from './routes/statuses.tsx'
import { addTrack } from './routes/track.tsx'
import { addWatching } from './routes/watch.tsx'
import { addWidget } from './routes/widget.tsx'
import type { Site } from './site.ts'
import { withoutLastSlash } from './without-last-slash.ts'

const SAMPLE = '9234691234567800000171'

/** Pages that hold nothing for one person alone: kept on a device, and shortened, as their length tells no secret. */
const KEPT_PAGES = [
  paths.home(),
  paths.search(),
  '/track/:number',
  paths.myParcels(),
  paths.offline(),
  paths.scan(),
  paths.help(),
  '/help/:slug',
  paths.statuses(),
  '/statuses/:code',
  paths.rules(),
  paths.contact(),
  paths.offices(),
]

/** All pages. */
export function createPages(site: Site): Hono {
  const app = new Hono()
  app.use(pageHeaders)
  app.use(withoutLastSlash)
  app.use(limitForm(site.simulated))
  for (const path of KEPT_PAGES) app.use(path, compress({ encoding: 'gzip' }), mayBeKept)
  for (const add of [
    // Before the page of a number: `/track/deadlines.ics` is no number.
    addGuides,
    addParcelFeeds,
    addTrack,
    addMyParcels,
    addRead,
    addShare,
    addScan,
    addStatuses,
    addContact,
    addOffices,
    addCallSheets,
    addMessages,
    addEvidence,
    addShares,
    addWidget,
    // Before the page of a reference: `/inquiries/new` is none.
    addAsk,
    addFindInquiry,
    addPrivateInquiry,
    addWatching,
    addHelp,
    addFeeds,
    addApp,
  ]) {
    add(app, site)
  }
  app.get(paths.developers(), async (c) => {
    const [sample] = await site.sampleNumbers()
    const number = sample?.trackingNumber ?? SAMPLE
    return htmlPage(
      c,
      <DevelopersPage document={site.openApi()} simulated={site.simulated} sample={number} base={baseUrl(site, c)} />,
    )
  })
  app.route('/', createDesk(site))
  app.get('/favicon.ico', (c) => c.redirect(assets.icon, 301))
  addErrorPages(app, site)
  return app
}
