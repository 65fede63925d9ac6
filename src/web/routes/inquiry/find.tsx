import { setTimeout } from 'node:timers/promises'
import type { Hono } from 'hono'
import { parseReference } from '#domain/inquiry/reference.ts'
import { renewKey } from '#services/inquiries/renew-key.ts'
import { inquiryProblemWords } from '#words/en/index.ts'
import { formAnswers } from '../../answers.ts'
import { htmlPage } from '../../html-page.ts'
import { privateHeaders, refuseForms } from '../../inquiry/private-headers.ts'
import { FindPage } from '../../pages/inquiry/find.tsx'
import { paths } from '../../paths.ts'
import type { Site } from '../../site.ts'

/** So long an answer takes, whether there is something to send or not: its time tells nothing either. */
const ALWAYS_MS = 400

/** `/inquiries`: whoever lost the private link gets a new one, by mail alone. */
export function addFindInquiry(app: Hono, site: Site): void {
  const { ctx, simulated } = site
  app.use('/inquiries', privateHeaders, refuseForms(site))

  app.get(paths.inquiries(), (c) =>
    htmlPage(c, <FindPage fields={{ reference: '', email: '' }} problems={[]} isAsked={false} simulated={simulated} />),
  )

  app.post(paths.inquiries(), async (c) => {
    const answers = await formAnswers(c)
    const fields = { reference: answers.one('reference') ?? '', email: answers.one('email') ?? '' }
    const wrong = [
      ...(fields.reference === '' ? [['reference', 'missing']] : []),
      ...(fields.reference !== '' && !parseReference(fields.reference).ok ? [['reference', 'not-a-reference']] : []),
      ...(fields.email === '' ? [['email', 'missing']] : []),
      ...(fields.email !== '' && !/^[^\s@]+@[^\s@]+$/.test(fields.email) ? [['email', 'not-an-address']] : []),
    ]
    const problems = wrong.map(([field = '', code = '']) => ({ field, message: inquiryProblemWords(field, code) }))
    if (problems.length > 0) {
      return htmlPage(c, <FindPage {...{ fields, problems, simulated }} isAsked={false} />, 422)
    }
    await Promise.all([renewKey(ctx, fields), setTimeout(ALWAYS_MS)])
    return htmlPage(c, <FindPage {...{ fields, problems, simulated }} isAsked={true} />)
  })
}
