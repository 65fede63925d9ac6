import type { Hono, Context as HonoContext } from 'hono'
import { parseReference } from '#domain/inquiry/reference.ts'
import { zoneOfParcel } from '#services/call-sheets/zone-of-parcel.ts'
import { USPS_ZONE } from '#services/channels/list-channels.ts'
import { ServiceError } from '#services/errors.ts'
import { addMessage } from '#services/inquiries/add-message.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { letIn } from '#services/inquiries/let-in.ts'
import { type PrivateInquiry, readInquiry } from '#services/inquiries/read-inquiry.ts'
import { INQUIRY_WORDS, inquiryProblemWords } from '#words/en/index.ts'
import { formAnswers } from '../../answers.ts'
import { baseUrl } from '../../base-url.ts'
import type { FieldProblem } from '../../forms/form-field.tsx'
import { htmlPage } from '../../html-page.ts'
import { clockOf } from '../../inquiry/clock.ts'
import { forgetInquiryKey, inquiryKey, keepInquiryKey } from '../../inquiry/cookies.ts'
import { privateHeaders, refuseForms } from '../../inquiry/private-headers.ts'
import { versionOfInquiry } from '../../inquiry/version.ts'
import { ErrorPage } from '../../pages/error.tsx'
import { LockedPage } from '../../pages/inquiry/locked.tsx'
import { PrivatePage } from '../../pages/inquiry/private.tsx'
import { SentPage } from '../../pages/inquiry/sent.tsx'
import { paths } from '../../paths.ts'
import type { Site } from '../../site.ts'

const CUSTOMER = { kind: 'customer' } as const

/** `/inquiries/{reference}`: an inquiry as the one who asked follows and answers it. */
export function addPrivateInquiry(app: Hono, site: Site): void {
  const { ctx, simulated } = site
  app.use('/inquiries/:reference', privateHeaders, refuseForms(site))
  app.use('/inquiries/:reference/*', privateHeaders, refuseForms(site))

  app.get('/inquiries/:reference', async (c) => {
    const parsed = parseReference(c.req.param('reference'))
    if (!parsed.ok) return noReference(c)
    const { reference } = parsed
    const key = c.req.query('key')
    if (key !== undefined) return unlock(c, reference, key)
    // One address for each, to which the cookie belongs.
    if (c.req.param('reference') !== reference) return c.redirect(paths.inquiry(reference), 303)
    return withInquiry(c, (read) => htmlPage(c, page(reference, read)))
  })

  app.post('/inquiries/:reference/open', async (c) => {
    const parsed = parseReference(c.req.param('reference'))
    if (!parsed.ok) return noReference(c)
    const key = (await formAnswers(c)).one('key')
    if (key) return unlock(c, parsed.reference, key)
    const problems = [problem('key', 'missing')]
    return htmlPage(c, <LockedPage {...{ reference: parsed.reference, problems, simulated }} why={null} />, 422)
  })

  app.get('/inquiries/:reference/sent', (c) =>
    withInquiry(c, ({ inquiry, parcel }, reference) => {
      const link = baseUrl(site, c) + paths.inquiry(reference, inquiryKey(c) ?? '')
      const clock = clockFor({ parcel })
      return htmlPage(c, <SentPage {...{ reference, inquiry, link, clock, simulated }} />)
    }),
  )

  app.get('/inquiries/:reference/version', (c) => withInquiry(c, (read) => c.text(versionOfInquiry(read))))

  app.post('/inquiries/:reference/messages', (c) =>
    withInquiry(c, async (read, reference) => {
      const text = (await formAnswers(c)).one('text') ?? ''
      try {
        const { messageId } = await addMessage(ctx, { target: { id: read.inquiry.id }, by: CUSTOMER, text })
        return c.redirect(`${paths.inquiry(reference)}#message-${messageId}`, 303)
      } catch (error) {
        if (!(error instanceof ServiceError) || error.code !== 'not-valid') throw error
        const problems = error.fields.map(({ field, code }) => problem(field, code))
        return htmlPage(c, page(reference, read, { problems, text }), 422)
      }
    }),
  )

  for (const [part, status] of [
    ['close', 'closed'],
    ['reopen', 'open'],
  ] as const) {
    app.post(`/inquiries/:reference/${part}`, (c) =>
      withInquiry(c, async ({ inquiry }, reference) => {
        await changeStatus(ctx, { target: { id: inquiry.id }, by: CUSTOMER, status })
        return c.redirect(paths.inquiry(reference), 303)
      }),
    )
  }

  app.post('/inquiries/:reference/leave', (c) => {
    const parsed = parseReference(c.req.param('reference'))
    if (!parsed.ok) return noReference(c)
    forgetInquiryKey(c, site, parsed.reference)
    return c.redirect(paths.inquiry(parsed.reference), 303)
  })

  /** The inquiry that the key in the cookie opens; the locked page where none does. */
  async function withInquiry(
    c: HonoContext,
    show: (read: PrivateInquiry, reference: string) => Response | Promise<Response>,
  ): Promise<Response> {
    const parsed = parseReference(c.req.param('reference') ?? '')
    if (!parsed.ok) return noReference(c)
    const { reference } = parsed
    const key = inquiryKey(c)
    if (!key) return locked(c, reference, null)
    try {
      return await show(await readInquiry(ctx, { reference, key }), reference)
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'wrong-key')
        return locked(c, reference, INQUIRY_WORDS.wrongKey)
      throw error
    }
  }

  /** Keeps the key where no script and no other website sees it, and takes it out of the address. */
  async function unlock(c: HonoContext, reference: string, key: string): Promise<Response> {
    try {
      await letIn(ctx, { reference, key })
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'wrong-key')
        return locked(c, reference, INQUIRY_WORDS.wrongKey)
      throw error
    }
    keepInquiryKey(c, site, reference, key)
    return c.redirect(paths.inquiry(reference), 303)
  }

  function locked(c: HonoContext, reference: string, why: string | null) {
    return htmlPage(c, <LockedPage {...{ reference, why, simulated }} problems={[]} />, 401)
  }

  function noReference(c: HonoContext) {
    const text = inquiryProblemWords('reference', 'not-a-reference')
    return htmlPage(c, <ErrorPage title={INQUIRY_WORDS.noReference} text={text} simulated={simulated} />, 404)
  }

  function page(
    reference: string,
    read: PrivateInquiry,
    more: { problems?: readonly FieldProblem[]; text?: string } = {},
  ) {
    const { problems = [], text = '' } = more
    const situation = read.parcel?.meaning?.diagnosis.situation
    return (
      <PrivatePage
        {...{ reference, read, problems, text }}
        article={situation ? (ctx.knowledge.help.ofSituation.get(situation) ?? null) : null}
        clock={clockFor(read)}
        nowMs={ctx.clock()}
        simulated={read.parcel?.outcome === 'found' ? read.parcel.source.simulated : simulated}
      />
    )
  }

  function clockFor({ parcel }: Pick<PrivateInquiry, 'parcel'>) {
    return clockOf(ctx.places, parcel ? zoneOfParcel(ctx, parcel) : USPS_ZONE, ctx.clock())
  }
}

function problem(field: string, code: string): FieldProblem {
  return { field, message: inquiryProblemWords(field, code) }
}
