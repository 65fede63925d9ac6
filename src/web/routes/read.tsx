import type { Hono } from 'hono'
import { type FieldError, ServiceError } from '#services/errors.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { type ReadForm, readForm } from '#services/readings/read-form.ts'
import { type ReadParcel, readParcel } from '#services/readings/read-parcel.ts'
import { formFields } from '../answers.ts'
import { originOfHistory } from '../asked-parcel.ts'
import { htmlPage } from '../html-page.ts'
import { ReadingPage, ReadPage } from '../pages/read.tsx'
import { parcelLinks } from '../parcel-links.ts'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

/** `/read`: anybody's history, read and forgotten. */
export function addRead(app: Hono, site: Site): void {
  const { simulated } = site
  app.get(paths.read(), (c) =>
    htmlPage(
      c,
      <ReadPage
        form={readForm({ history: c.req.query('history') }, site.ctx.clock())}
        problems={[]}
        simulated={simulated}
      />,
    ),
  )
  app.post(paths.read(), async (c) => {
    const { form, result, problems, tooLarge } = tryReading(site, await formFields(c))
    if (result) return htmlPage(c, readingPage(site, form, result))
    const shown = tooLarge ? { ...form, fields: { ...form.fields, history: '' } } : form
    return htmlPage(c, <ReadPage form={shown} problems={problems} simulated={simulated} />, tooLarge ? 413 : 422)
  })
}

/** What the fields of a form with a pasted history give: a reading, or what is wrong with them. */
export type TriedReading = { form: ReadForm; result: ReadParcel | null; problems: FieldError[]; tooLarge: boolean }

export function tryReading(site: Site, fields: Record<string, string>): TriedReading {
  const form = readForm(fields, site.ctx.clock())
  const refused = { form, result: null, problems: form.problems, tooLarge: false }
  if (form.problems.length > 0) return refused
  try {
    return { ...refused, result: readParcel(site.ctx, form.input) }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return { ...refused, problems: error.fields, tooLarge: error.code === 'too-large' }
  }
}

/** The page of a reading. */
export function readingPage({ ctx, simulated }: Site, form: ReadForm, result: ReadParcel) {
  return (
    <ReadingPage
      result={result}
      form={form}
      simulated={simulated}
      places={ctx.places}
      {...parcelLinks(ctx, result.reading, originOfHistory(form.fields))}
    />
  )
}

/** The page of a text that tells a history itself, unless we know its parcel better; null for any other text. */
export async function historyIn(site: Site, text: string, numbers: readonly string[]) {
  const { form, result } = tryReading(site, { history: text })
  if (!result || result.reading.scans.length === 0) return null
  const [number] = numbers
  if (number !== undefined && (await findParcel(site.ctx, { number })).outcome === 'found') return null
  return readingPage(site, form, result)
}
