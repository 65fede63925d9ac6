import type { Hono, Context as HonoContext } from 'hono'
import { parseReference } from '#domain/inquiry/reference.ts'
import { zoneOfParcel } from '#services/call-sheets/zone-of-parcel.ts'
import { USPS_ZONE } from '#services/channels/list-channels.ts'
import { ServiceError } from '#services/errors.ts'
import { evidenceForCustomer } from '#services/evidence/inquiry-evidence.ts'
import { addFiles } from '#services/inquiries/add-files.ts'
import { addMessage } from '#services/inquiries/add-message.ts'
import { changeStatus } from '#services/inquiries/change-status.ts'
import { letIn } from '#services/inquiries/let-in.ts'
import { rate } from '#services/inquiries/rate.ts'
import { readFile } from '#services/inquiries/read-file.ts'
import { type PrivateInquiry, readInquiry } from '#services/inquiries/read-inquiry.ts'
import { settle } from '#services/inquiries/settle.ts'
import { EVIDENCE_WRITER, INQUIRY_WORDS, inquiryProblemWords } from '#words/en/index.ts'
import { formAnswers, formFiles } from '../../answers.ts'
import { baseUrl } from '../../base-url.ts'
import { EVIDENCE_KINDS, inquiryEvidenceAnswer } from '../../evidence-answer.ts'
import type { FieldProblem } from '../../forms/form-field.tsx'
import { htmlPage } from '../../html-page.ts'
import { clockOf } from '../../inquiry/clock.ts'
import { forgetInquiryKey, inquiryKey, keepInquiryKey } from '../../inquiry/cookies.ts'
import { fileResponse } from '../../inquiry/file-response.ts'
import { privateHeaders, refuseForms } from '../../inquiry/private-headers.ts'
import { fileProblems, uploads } from '../../inquiry/uploads.tsx'
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
    const problems = problemsOf([{ field: 'key', code: 'missing' }])
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

  // Who has no key is not read at all.
  app.use('/inquiries/:reference/messages', async (c, next) => {
    const refused = await withInquiry(c, () => null)
    return refused ?? next()
  })
  app.use('/inquiries/:reference/messages', ...uploads(simulated))
  app.post('/inquiries/:reference/messages', (c) =>
    withInquiry(c, async (read, reference) => {
      const text = (await formAnswers(c)).one('text') ?? ''
      const files = await formFiles(c, 'files')
      const common = { target: { id: read.inquiry.id }, by: CUSTOMER, files }
      try {
        if (text === '' && files.length > 0) {
          await addFiles(ctx, common)
          return c.redirect(paths.inquiry(reference), 303)
        }
        const { messageId } = await addMessage(ctx, { ...common, text })
        return c.redirect(`${paths.inquiry(reference)}#message-${messageId}`, 303)
      } catch (error) {
        if (!(error instanceof ServiceError) || !['not-valid', 'too-large'].includes(error.code)) throw error
        const ofFiles = error.fields.filter(({ field }) => field.startsWith('files'))
        const ofText = error.fields.filter(({ field }) => !field.startsWith('files'))
        const problems = [...problemsOf(ofText), ...fileProblems(ofFiles, files)]
        return htmlPage(c, page(reference, read, { problems, text }), 422)
      }
    }),
  )

  app.post('/inquiries/:reference/delivery', (c) =>
    withInquiry(c, async ({ inquiry }, reference) => {
      const isHere = (await formAnswers(c)).one('here') === 'yes'
      await settle(ctx, { target: { id: inquiry.id }, by: CUSTOMER, isHere })
      return c.redirect(paths.inquiry(reference), 303)
    }),
  )

  app.post('/inquiries/:reference/rating', (c) =>
    withInquiry(c, async (read, reference) => {
      const answers = await formAnswers(c)
      const rating = Number(answers.one('rating') ?? Number.NaN)
      try {
        await rate(ctx, { target: { id: read.inquiry.id }, by: CUSTOMER, rating, comment: answers.one('comment') })
        return c.redirect(paths.inquiry(reference), 303)
      } catch (error) {
        if (!(error instanceof ServiceError) || error.code !== 'not-valid') throw error
        return htmlPage(c, page(reference, read, { problems: problemsOf(error.fields) }), 422)
      }
    }),
  )

  app.get('/inquiries/:reference/files/:file', (c) =>
    withInquiry(c, async (_, reference) => {
      const key = inquiryKey(c) ?? ''
      return fileResponse(await readFile(ctx, { reference, key, fileId: Number(c.req.param('file')) }))
    }),
  )

  for (const kind of EVIDENCE_KINDS) {
    app.get(`/inquiries/:reference/evidence.${kind}`, (c) =>
      withInquiry(c, async (_, reference) => {
        const making = { words: EVIDENCE_WRITER, address: site.publicUrl }
        const sealed = await evidenceForCustomer(ctx, { ...making, reference, key: inquiryKey(c) ?? '' })
        return inquiryEvidenceAnswer(site, c, sealed, kind)
      }),
    )
  }

  for (const [part, status, outcome] of [
    ['close', 'closed', 'withdrawn'],
    ['reopen', 'open', null],
  ] as const) {
    app.post(`/inquiries/:reference/${part}`, (c) =>
      withInquiry(c, async ({ inquiry }, reference) => {
        await changeStatus(ctx, { target: { id: inquiry.id }, by: CUSTOMER, status, outcome })
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
  async function withInquiry<T>(
    c: HonoContext,
    show: (read: PrivateInquiry, reference: string) => T | Promise<T>,
  ): Promise<T | Response> {
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

function problemsOf(fields: readonly { field: string; code: string }[]): FieldProblem[] {
  return fields.map(({ field, code }) => ({ field, message: inquiryProblemWords(field, code) }))
}
