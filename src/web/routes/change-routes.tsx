import type { Hono } from 'hono'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { readTold } from '#services/parcels/read-told.ts'
import { formFields } from '../answers.ts'
import { originOfHistory, originOfNumber } from '../asked-parcel.ts'
import { htmlPage } from '../html-page.ts'
import { ChangePage } from '../pages/change.tsx'
import { noParcelPage } from '../pages/no-parcel.tsx'
import { NoScansPage } from '../pages/no-scans.tsx'
import { ReadPage } from '../pages/read.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'
import { tryReading } from './read.tsx'

const ASKED_HERE = new Set(['wish', 'role'])

/** What can be changed about a delivery: for a stored parcel, and for a history that somebody pastes. */
export function addChangeRoutes(app: Hono, site: Site): void {
  const { ctx, simulated } = site
  const rulesAsOf = ctx.knowledge.rules.asOf

  app.get('/track/:number/change', async (c) => {
    const query = c.req.query()
    const { told, problems } = readTold(query, ctx.clock())
    const reading = await findParcel(ctx, { number: c.req.param('number'), told })
    const { meaning } = reading
    const none = noParcelPage(c, reading, simulated)
    if (none) return none
    if (!meaning) return htmlPage(c, <NoScansPage reading={reading} simulated={simulated} />)
    const hidden = told.insured === undefined ? [] : [['insured', query.insured ?? ''] as const]
    const form = { method: 'get', action: paths.changeOf(reading.trackingNumber), hidden } as const
    const origin = originOfNumber(reading.trackingNumber, query)
    const page = <ChangePage {...{ reading, meaning, problems, rulesAsOf, simulated, form, origin }} />
    return htmlPage(c, page, problems.length > 0 ? 422 : 200)
  })

  app.get(paths.changeOfReading(), (c) => c.redirect(paths.read(), 303))

  app.post(paths.changeOfReading(), async (c) => {
    const fields = await formFields(c)
    const { form: read, result, problems, tooLarge } = tryReading(site, fields)
    const meaning = result?.reading.meaning
    if (!result || !meaning) {
      const shown = tooLarge ? { ...read, fields: { ...read.fields, history: '' } } : read
      return htmlPage(c, <ReadPage form={shown} problems={problems} simulated={simulated} />, tooLarge ? 413 : 422)
    }
    const hidden = Object.entries(fields).filter(([name]) => !ASKED_HERE.has(name))
    const form = { method: 'post', action: paths.changeOfReading(), hidden } as const
    const page = (
      <ChangePage
        {...{ reading: result.reading, meaning, problems, rulesAsOf, simulated, form }}
        origin={originOfHistory(fields)}
      />
    )
    return htmlPage(c, page)
  })
}
