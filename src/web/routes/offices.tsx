import type { Hono } from 'hono'
import { phoneNow } from '#services/channels/phone-now.ts'
import { type FieldError, ServiceError } from '#services/errors.ts'
import { counterNow } from '#services/offices/counter-now.ts'
import { findOffices, MOST_OFFICES, OFFICES_LIMIT } from '#services/offices/find-offices.ts'
import type { OfficesAnswer } from '#services/offices/offices-answer.ts'
import { lastOfficeImport } from '#services/offices/read-office-status.ts'
import { listVisits, readVisit, type Visit, visitOfParcel } from '#services/offices/read-visit.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { type Answers, queryAnswers } from '../answers.ts'
import { parcelOfAddress } from '../asked-parcel.ts'
import { htmlPage } from '../html-page.ts'
import { OfficesPage } from '../pages/offices.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

/** Who goes to one office does not need ten. */
const FOR_A_VISIT = 4
const MOST_SHOWN = 200

type Asked = {
  visit: Visit | null
  reading: ParcelReading | null
  carried: readonly (readonly [name: string, value: string])[]
  answer: OfficesAnswer | null
  limit: number
}

/** `/offices`: Post Offices for a place or a parcel. */
export function addOffices(app: Hono, { ctx, simulated }: Site): void {
  app.get(paths.offices(), async (c) => {
    const answers = queryAnswers(c)
    const near = answers.one('near')
    const asked: Asked = { visit: null, reading: null, carried: [], answer: null, limit: OFFICES_LIMIT }
    let problems: readonly FieldError[] = []
    try {
      asked.visit = readVisit(answers.one('for'))
      const number = answers.one('parcel')
      if (number !== undefined) {
        const { reading, origin } = await parcelOfAddress(ctx, c, number)
        asked.reading = reading
        asked.carried = [['parcel', number], ...origin.fields]
        asked.visit ??= visitOfParcel(reading)
      }
      asked.limit = limitIn(answers) ?? (asked.visit === null ? OFFICES_LIMIT : FOR_A_VISIT)
      if (near !== undefined || number !== undefined) {
        const about = asked.visit === null ? 'counter' : 'carriers'
        asked.answer = await findOffices(ctx, {
          ...(near === undefined ? { parcel: number } : { near, about }),
          limit: asked.limit,
        })
      }
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'not-valid') throw error
      problems = error.fields
    }
    const { answer, limit, ...rest } = asked
    const shown = (answer?.items ?? []).map((found) => ({ found, counter: counterNow(ctx, found) }))
    const isFull = shown.length >= limit && limit < MOST_OFFICES
    const listed = shown.length > 0 ? await lastOfficeImport(ctx) : null
    return htmlPage(
      c,
      <OfficesPage
        {...rest}
        simulated={simulated}
        near={near?.slice(0, MOST_SHOWN) ?? ''}
        visits={listVisits(ctx)}
        answer={answer}
        shown={shown}
        problems={problems}
        more={isFull ? Math.min(MOST_OFFICES, limit < OFFICES_LIMIT ? OFFICES_LIMIT : limit + 20) : null}
        locator={ctx.knowledge.channels.find((one) => one.channel === 'post-office')?.url ?? null}
        phone={phoneNow(ctx)?.phone ?? null}
        list={listed}
        nowMs={ctx.clock()}
      />,
      problems.length > 0 ? 422 : 200,
    )
  })
}

/** The number of offices asked for; the service refuses what is none. */
function limitIn(answers: Answers): number | undefined {
  const text = answers.one('limit')
  return text === undefined ? undefined : /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
}
