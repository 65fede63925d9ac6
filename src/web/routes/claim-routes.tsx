import type { Hono, Context as HonoContext } from 'hono'
import { localDay } from '#domain/calendar/civil-day.ts'
import { guideClaim, guideClaimOf } from '#services/claims/guide-claim.ts'
import type { Context } from '#services/context.ts'
import { readClaimAnswers } from '../forms/claim-answers.ts'
import { htmlPage } from '../html-page.ts'
import { type ClaimLinks, ClaimPage } from '../pages/claim.tsx'
import { ClaimQuestionPage, nextQuestion } from '../pages/claim-question.tsx'
import { noParcelPage } from '../pages/no-parcel.tsx'
import { NoScansPage } from '../pages/no-scans.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'

/** `/claim`, question by question, and `/track/…/claim` from the scans. */
export function addClaimRoutes(app: Hono, { ctx, simulated }: Site): void {
  const links = linksOf(ctx)

  const askOrGuide = (c: HonoContext, more: { number: string | null; mailClass?: string | null }) => {
    const given = c.req.query()
    const query = more.mailClass && given.mailClass === undefined ? { ...given, mailClass: more.mailClass } : given
    const read = readClaimAnswers(query, todayOf(ctx))
    const question = nextQuestion(read)
    const action = more.number === null ? paths.claim() : paths.claimOf(more.number)
    const common = { read, action, simulated }
    if (question) {
      const wasAsked = given.asked === question
      const page = <ClaimQuestionPage {...common} question={question} wasAsked={wasAsked} about={more.number} />
      return htmlPage(c, page, wasAsked || read.problems.length > 0 ? 422 : 200)
    }
    return htmlPage(c, <ClaimPage {...common} claim={guideClaim(ctx, read.answers)} reading={null} links={links} />)
  }

  app.get('/claim', (c) => askOrGuide(c, { number: null }))

  app.get('/track/:number/claim', async (c) => {
    const number = c.req.param('number')
    const read = readClaimAnswers(c.req.query(), todayOf(ctx))
    const { reading, claim } = await guideClaimOf(ctx, number, read.answers)
    if (claim) {
      const action = paths.claimOf(reading.trackingNumber)
      const page = <ClaimPage {...{ claim, reading, read, links, action, simulated }} />
      return htmlPage(c, page, read.problems.length > 0 ? 422 : 200)
    }
    if (reading.outcome === 'not-ours' && reading.carrier === 'usps') {
      return askOrGuide(c, { number: reading.trackingNumber, mailClass: reading.mailClass })
    }
    return noParcelPage(c, reading, simulated) ?? htmlPage(c, <NoScansPage reading={reading} simulated={simulated} />)
  })
}

/** The day in UTC: no place is ahead of it by more than the day that answers may be. */
function todayOf(ctx: Context): string {
  return localDay(ctx.clock(), 0)
}

function linksOf({ knowledge }: Context): ClaimLinks {
  const url = (channel: string) => knowledge.channels.find((one) => one.channel === channel)?.url ?? ''
  const phone = (id: string) => knowledge.phoneLines.find((one) => one.id === id)?.phone ?? ''
  return {
    claim: url('claim'),
    inquiry: url('international-inquiry'),
    general: phone('general'),
    status: phone('claims-status'),
    tracking: phone('tracking'),
  }
}
