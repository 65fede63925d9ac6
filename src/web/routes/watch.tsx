import type { Hono, Context as HonoContext } from 'hono'
import { printTrackingNumber } from '#domain/tracking-number/print.ts'
import { timeOfDay } from '#domain/watch/quiet-hours.ts'
import { USUAL_EVENTS, WATCH_EVENTS } from '#domain/watch/tokens.ts'
import { type FieldError, ServiceError } from '#services/errors.ts'
import { addWatch, askToWatch } from '#services/watches/ask-to-watch.ts'
import {
  changeEvents,
  changeQuietHours,
  confirmWatches,
  forgetWatcher,
  readWatching,
  refuseMails,
  stopWatching,
} from '#services/watches/change-watches.ts'
import { USUAL_ZONE } from '#services/watches/read-choices.ts'
import { watchProblemWords } from '#words/en/index.ts'
import { type Answers, formAnswers } from '../answers.ts'
import type { FieldProblem } from '../forms/form-field.tsx'
import { htmlPage } from '../html-page.ts'
import { privateHeaders, refuseForms } from '../inquiry/private-headers.ts'
import { type AskFields, AskToWatchPage, WatchAskedPage } from '../pages/watch/ask.tsx'
import { WatchGonePage, WatchingPage, WatchLockedPage } from '../pages/watch/watching.tsx'
import { paths } from '../paths.ts'
import type { Site } from '../site.ts'
import { quietAnswer, USUAL_QUIET } from '../watch/choices.tsx'

/** `/watch` asks for news of a parcel; `/watching` is the own page of whoever gets them. */
export function addWatching(app: Hono, site: Site): void {
  const { ctx, simulated } = site
  app.use('/watch', privateHeaders, refuseForms(site))
  app.use('/watch/*', privateHeaders)
  app.use('/watching', privateHeaders)
  app.use('/watching/*', privateHeaders)

  app.get('/watch', (c) => {
    const fields = {
      trackingNumber: printTrackingNumber(c.req.query('number') ?? ''),
      channel: 'email' as const,
      email: '',
      phone: '',
      events: USUAL_EVENTS,
      quiet: { from: timeOfDay(USUAL_QUIET.from), until: timeOfDay(USUAL_QUIET.until) },
      zone: USUAL_ZONE,
    }
    return htmlPage(c, askPage(fields, []))
  })

  app.post('/watch', async (c) => {
    const answers = await formAnswers(c)
    const fields: AskFields = {
      trackingNumber: answers.one('trackingNumber') ?? '',
      channel: answers.one('channel') === 'sms' ? 'sms' : 'email',
      email: answers.one('email') ?? '',
      phone: answers.one('phone') ?? '',
      events: WATCH_EVENTS.filter((one) => answers.all('events').includes(one)),
      quiet: quietAnswer(answers),
      zone: answers.one('zone') ?? USUAL_ZONE,
    }
    try {
      const { trackingNumber } = await askToWatch(ctx, {
        ...fields,
        events: answers.all('events'),
        quietHours: fields.quiet,
      })
      return c.redirect(paths.watchAsked(trackingNumber, fields.channel), 303)
    } catch (error) {
      if (isNotValid(error)) return htmlPage(c, askPage(fields, problemsOf(error.fields)), 422)
      if (fields.channel !== 'sms' || !ctx.texts || !isUnavailable(error)) throw error
      const problems = problemsOf([{ field: 'phone', code: 'none-left', message: '' }])
      return htmlPage(c, askPage(fields, problems), 503)
    }
  })

  app.get('/watch/asked', (c) =>
    htmlPage(
      c,
      <WatchAskedPage
        trackingNumber={c.req.query('number') ?? ''}
        channel={c.req.query('by') === 'sms' ? 'sms' : 'email'}
        simulated={simulated}
      />,
    ),
  )

  app.get('/watching', (c) => {
    const key = c.req.query('key')?.trim()
    if (key === undefined) return locked(c, false)
    if (key === '') return locked(c, false, problemsOf([{ field: 'key', code: 'missing', message: '' }]))
    const told = c.req.query('told')
    return withKey(c, () => ownPage(c, key, told === 'saved' || told === 'stopped' ? told : null))
  })

  // Some mail programs open the address that ends their mails: that ends nothing, and leads to the page.
  app.get('/watching/stop', (c) => c.redirect(paths.watching(c.req.query('key') ?? ''), 303))

  onPost('confirm', (_, key) => confirmWatches(ctx, key))
  onPost('events', (answers, key) =>
    changeEvents(ctx, { key, watchId: Number(answers.one('watch')), events: answers.all('events') }),
  )
  onPost('quiet', (answers, key) =>
    changeQuietHours(ctx, { key, quietHours: quietAnswer(answers), zone: answers.one('zone') }),
  )
  onPost('add', async (answers, key) => {
    const trackingNumber = answers.one('trackingNumber') ?? ''
    await addWatch(ctx, { key, trackingNumber, events: answers.all('events') })
  })
  onPost('allow', (_, key) => refuseMails(ctx, { key, refuses: false }))
  onPost('refuse', (_, key) => refuseMails(ctx, { key, refuses: true }))

  // By a form, or by a mail program with one request (RFC 8058), whose parameters stand in the address.
  app.post('/watching/stop', async (c) => {
    const answers = await formAnswers(c)
    const key = c.req.query('key') ?? answers.one('key') ?? ''
    const watch = c.req.query('watch') ?? answers.one('watch')
    return withKey(c, async () => {
      await stopWatching(ctx, { key, watchId: watch === undefined ? null : Number(watch) })
      if (answers.one('List-Unsubscribe') !== undefined) return c.body(null, 204)
      return c.redirect(paths.watching(key, 'stopped'), 303)
    })
  })

  app.post('/watching/forget', async (c) => {
    const key = (await formAnswers(c)).one('key') ?? ''
    return withKey(c, async () => {
      await forgetWatcher(ctx, key)
      return htmlPage(c, <WatchGonePage simulated={simulated} />)
    })
  })

  /** A form of the own page: does it and shows the page again, with what is wrong where something is. */
  function onPost(part: string, work: (answers: Answers, key: string) => Promise<void>): void {
    app.post(`/watching/${part}`, async (c) => {
      const answers = await formAnswers(c)
      const key = answers.one('key') ?? ''
      return withKey(c, async () => {
        try {
          await work(answers, key)
        } catch (error) {
          if (!isNotValid(error)) throw error
          return ownPage(c, key, null, problemsOf(error.fields))
        }
        return c.redirect(paths.watching(key, 'saved'), 303)
      })
    })
  }

  async function withKey(c: HonoContext, work: () => Promise<Response>): Promise<Response> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof ServiceError && error.code === 'wrong-key') return locked(c, true)
      throw error
    }
  }

  async function ownPage(
    c: HonoContext,
    key: string,
    told: 'saved' | 'stopped' | null,
    problems: FieldProblem[] = [],
  ): Promise<Response> {
    const watching = await readWatching(ctx, key)
    const page = <WatchingPage {...{ watching, told, problems, simulated }} watchKey={key} />
    return htmlPage(c, page, problems.length > 0 ? 422 : 200)
  }

  function locked(c: HonoContext, isWrong: boolean, problems: FieldProblem[] = []): Promise<Response> | Response {
    const status = isWrong ? 403 : problems.length > 0 ? 422 : 200
    return htmlPage(c, <WatchLockedPage {...{ isWrong, problems, simulated }} />, status)
  }

  function askPage(fields: AskFields, problems: readonly FieldProblem[]) {
    const channels = [...(ctx.mail.isSent ? (['email'] as const) : []), ...(ctx.texts ? (['sms'] as const) : [])]
    return <AskToWatchPage {...{ fields, problems, simulated, channels }} />
  }
}

function isNotValid(error: unknown): error is ServiceError {
  return error instanceof ServiceError && error.code === 'not-valid'
}

function isUnavailable(error: unknown): boolean {
  return error instanceof ServiceError && error.code === 'unavailable'
}

function problemsOf(fields: readonly FieldError[]): FieldProblem[] {
  return fields.map(({ field, code }) => ({ field, message: watchProblemWords(field, code) }))
}
