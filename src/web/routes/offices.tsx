import type { Hono } from 'hono'
import { type FieldError, ServiceError } from '#services/errors.ts'
import { findOffices } from '#services/offices/find-offices.ts'
import { queryAnswers } from '../answers.ts'
import { htmlPage } from '../html-page.ts'
import { OfficesPage } from '../pages/offices.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

/** `/offices`: Post Offices for a place or a parcel. */
export function addOffices(app: Hono, { ctx, simulated }: Site): void {
  app.get(paths.offices(), async (c) => {
    const answers = queryAnswers(c)
    const near = answers.one('near')
    const parcel = answers.one('parcel')
    const show = (answer: Awaited<ReturnType<typeof findOffices>> | null, problems: readonly FieldError[] = []) =>
      htmlPage(
        c,
        <OfficesPage {...{ simulated, answer, problems, near: near?.slice(0, 200) ?? '' }} />,
        problems.length > 0 ? 422 : 200,
      )
    if (near === undefined && parcel === undefined) return show(null)
    try {
      return show(await findOffices(ctx, { near, parcel }))
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return show(null, error.fields)
    }
  })
}
