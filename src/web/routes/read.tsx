import type { Hono, Context as HonoContext } from 'hono'
import { ServiceError } from '#services/errors.ts'
import { type ReadForm, readForm } from '#services/readings/read-form.ts'
import { MOST_TEXT, readParcel } from '#services/readings/read-parcel.ts'
import { ReadingPage, ReadPage } from '../pages/read.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'
import { stepLinks } from '../step-links.ts'
import { formFields, type Html } from './shared.ts'

/** `/read`: anybody's history, read and forgotten. */
export function addRead(app: Hono, site: Site, html: Html): void {
  const { ctx, simulated } = site
  app.get(paths.read(), (c) =>
    html(c, <ReadPage form={readForm({ history: c.req.query('history') })} problems={[]} simulated={simulated} />),
  )
  app.post(paths.read(), async (c) => {
    const form = readForm(await formFields(c))
    return showReading(c, form)
  })

  function showReading(c: HonoContext, form: ReadForm): Response | Promise<Response> {
    const refuse = (problems: ReadForm['problems'], status: 413 | 422) => {
      const tooLong = (form.fields.history?.length ?? 0) > MOST_TEXT
      const shown = tooLong ? { ...form, fields: { ...form.fields, history: '' } } : form
      return html(c, <ReadPage form={shown} problems={problems} simulated={simulated} />, status)
    }
    if (form.problems.length > 0) return refuse(form.problems, 422)
    try {
      const result = readParcel(ctx, form.input)
      return html(
        c,
        <ReadingPage
          result={result}
          form={form}
          simulated={simulated}
          places={ctx.places}
          linksOf={stepLinks(ctx, null)}
        />,
      )
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return refuse(error.fields, error.code === 'too-large' ? 413 : 422)
    }
  }
}
