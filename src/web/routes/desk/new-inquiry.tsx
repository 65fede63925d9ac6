import type { Context as HonoContext } from 'hono'
import { INQUIRY_ORIGINS, PRIORITIES } from '#domain/inquiry/tokens.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import { ServiceError } from '#services/errors.ts'
import { openInquiry } from '#services/inquiries/open-inquiry.ts'
import { searchInquiries } from '#services/inquiries/search-inquiries.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { callProblemWords } from '#words/en/desk-inquiries.ts'
import { inquiryProblemWords } from '#words/en/index.ts'
import { formAnswers, queryAnswers } from '../../answers.ts'
import { originOfNumber } from '../../asked-parcel.ts'
import { callIn, isCallIn } from '../../desk/call-in-form.ts'
import type { Desk } from '../../desk/desk.ts'
import { referenceOf } from '../../desk/reference-of.ts'
import type { FieldProblem } from '../../forms/form-field.tsx'
import { htmlPage } from '../../html-page.ts'
import { NewInquiryPage, PHONE_FIELDS } from '../../pages/desk/new-inquiry.tsx'
import { parcelLinks } from '../../parcel-links.ts'
import { paths, withQuery } from '../../paths.ts'

type Fields = Record<string, string>

const MOST_BEFORE = 5

/** An inquiry that an agent opens for somebody else, mostly while on the phone with them. */
export function addDeskNewInquiry(desk: Desk): void {
  const { ctx, simulated } = desk.site

  /** The form with what is known of its parcel and of those who asked about it before. */
  async function show(c: HonoContext, agent: AtDesk, fields: Fields, problems: FieldProblem[] = []) {
    const number = fields.trackingNumber
    const parcel = number ? await findParcel(ctx, { number }) : null
    const asked = number?.slice(0, 200) ?? fields.email?.slice(0, 200)
    const before = asked ? await searchInquiries(ctx, { text: asked, limit: MOST_BEFORE }) : []
    const isKnown = parcel !== null && parcel.outcome !== 'not-a-tracking-number'
    return htmlPage(
      c,
      <NewInquiryPage
        {...{ agent, simulated, fields, problems }}
        parcel={isKnown ? parcel : null}
        links={isKnown ? parcelLinks(ctx, parcel, originOfNumber(parcel.trackingNumber, {})) : null}
        before={before.map(({ inquiry }) => inquiry)}
        nowMs={ctx.clock()}
      />,
      problems.length > 0 ? 422 : 200,
    )
  }

  desk.get(paths.desk.newInquiry(), 'reply', (c, agent) => {
    const number = queryAnswers(c).one('number')
    return show(c, agent, number === undefined ? {} : { trackingNumber: number.slice(0, 200) })
  })

  desk.post(paths.desk.newInquiry(), 'reply', async (c, agent) => {
    const form = await formAnswers(c)
    const fields = Object.fromEntries(
      PHONE_FIELDS.flatMap((name): [string, string][] => {
        const value = form.one(name)
        return value === undefined ? [] : [[name, value]]
      }),
    )
    if (form.one('do') === 'look') return show(c, agent, fields)
    try {
      const call = callIn(form)
      const message = form.one('message') ?? ''
      const { inquiry } = await openInquiry(ctx, {
        by: agent,
        origin: INQUIRY_ORIGINS.find((one) => one === form.one('origin')) ?? 'phone',
        reason: form.one('reason') ?? '',
        priority: PRIORITIES.find((one) => one === form.one('priority')),
        trackingNumber: form.one('trackingNumber'),
        role: form.one('role'),
        name: form.one('name'),
        email: form.one('email'),
        phone: form.one('phone'),
        message,
        needsDetails: false,
        // What they ask is what was said, where nothing else is.
        call: isCallIn(form) ? { ...call, text: call.text || message } : undefined,
      })
      return c.redirect(withQuery(paths.desk.inquiry(referenceOf(inquiry)), [['done', 'opened']]), 303)
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== 'not-valid') throw error
      return show(c, agent, fields, problemsOf(error))
    }
  })
}

function problemsOf({ fields, message }: ServiceError): FieldProblem[] {
  if (fields.length === 0) return [{ field: 'message', message }]
  return fields.map(({ field, code }) =>
    field.startsWith('call.')
      ? { field: callField(field), message: callProblemWords(code) }
      : { field, message: inquiryProblemWords(field, code) },
  )
}

/** The field of the form that a field of a call is written in: `call-step-2` for `call.nextSteps.1.text`. */
function callField(field: string): string {
  const [, part = '', index = '0', of = ''] = field.split('.')
  if (part === 'nextSteps') return `call-${of === 'day' ? 'day' : 'step'}-${Number(index) + 1}`
  return part === 'representative' ? 'call-name' : `call-${part}`
}
