import type { Hono, Context as HonoContext } from 'hono'
import { DETAIL_FIELDS } from '#domain/inquiry/details.ts'
import { QUESTION_STEPS, type QuestionStep } from '#domain/inquiry/question-steps.ts'
import { INQUIRY_REASONS } from '#domain/inquiry/tokens.ts'
import { makeCallSheet } from '#services/call-sheets/make-call-sheet.ts'
import { type FieldError, ServiceError } from '#services/errors.ts'
import { addDraftFiles } from '#services/inquiries/drafts/add-draft-files.ts'
import { checkStep, keepStep } from '#services/inquiries/drafts/answer-step.ts'
import { beginDraft } from '#services/inquiries/drafts/begin-draft.ts'
import type { DraftAnswers } from '#services/inquiries/drafts/draft.ts'
import { dropDraft } from '#services/inquiries/drafts/drop-draft.ts'
import { type OpenDraft, readDraft } from '#services/inquiries/drafts/read-draft.ts'
import { removeDraftFile } from '#services/inquiries/drafts/remove-draft-file.ts'
import { sendDraft } from '#services/inquiries/drafts/send-draft.ts'
import { setNumber } from '#services/inquiries/drafts/set-number.ts'
import { LONGEST_HISTORY } from '#services/inquiries/limits.ts'
import { findParcel } from '#services/parcels/find-parcel.ts'
import { readAsked } from '#services/parcels/find-parcels.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { readTold, TOLD_FIELDS } from '#services/parcels/read-told.ts'
import { READ_FIELDS } from '#services/readings/read-form.ts'
import { ageWords, DONE, type Done, inquiryProblemWords, messageWords } from '#words/en/index.ts'
import { formAnswers, formFiles } from '../../answers.ts'
import { type Origin, originOfHistory, originOfNumber } from '../../asked-parcel.ts'
import { KnownAnswer } from '../../components/inquiry-answer.tsx'
import type { FieldProblem } from '../../forms/form-field.tsx'
import { htmlPage } from '../../html-page.ts'
import { draftKey, forgetDraftKey, keepDraftKey, keepInquiryKey } from '../../inquiry/cookies.ts'
import { likelyReason, originOfDraft, toldAnswers } from '../../inquiry/known-parcel.ts'
import { privateHeaders, refuseForms } from '../../inquiry/private-headers.ts'
import { fileProblems, uploads } from '../../inquiry/uploads.tsx'
import { CheckPage } from '../../pages/inquiry/check.tsx'
import { FilesPage } from '../../pages/inquiry/files.tsx'
import { GonePage } from '../../pages/inquiry/gone.tsx'
import { NumberPage } from '../../pages/inquiry/number.tsx'
import { ReasonPage } from '../../pages/inquiry/reason.tsx'
import { StepPage } from '../../pages/inquiry/step.tsx'
import { parcelLinks } from '../../parcel-links.ts'
import { paths } from '../../paths.ts'
import type { Site } from '../../site.ts'
import { tryReading } from '../read.tsx'

/** What is carried to the page that asks for the reason, before anything is kept. */
const CARRIED = [...new Set([...READ_FIELDS, ...TOLD_FIELDS, 'number', 'none', 'piece'])]

/** `/inquiries/new`: one question on each page, then all of them to be checked, then it is sent. */
export function addAsk(app: Hono, site: Site): void {
  const { ctx, simulated } = site
  app.use('/inquiries/new', refuseForms(site))
  app.use('/inquiries/new/*', privateHeaders, refuseForms(site))

  app.get('/inquiries/new', async (c) => {
    const query = c.req.query()
    const number = query.number?.trim() ?? ''
    if (number !== '' || query.none) return askReason(c, query, [])
    const open = await readDraft(ctx, draftKey(c))
    const begun = open && open.draft.sent === null ? ageWords(ctx.clock() - open.createdAtMs) : null
    const problems = query.number === undefined ? [] : problemsOf([{ field: 'number', code: 'missing', message: '' }])
    return htmlPage(c, numberPage('', { problems, begun }), problems.length > 0 ? 422 : 200)
  })

  app.post('/inquiries/new', async (c) => {
    const answers = await formAnswers(c)
    const fields = Object.fromEntries(CARRIED.map((name) => [name, answers.one(name)]))
    const reason = answers.one('reason')
    if (answers.one('begin') === undefined) return askReason(c, fields, [])
    if (!INQUIRY_REASONS.some((one) => one === reason)) {
      return askReason(c, fields, [{ field: 'reason', code: 'missing', message: '' }])
    }
    const begun = await begin(c, fields, reason ?? '')
    return begun
  })

  app.get('/inquiries/new/number', (c) =>
    withDraft(c, (open) => htmlPage(c, numberPage(open.draft.trackingNumber ?? '', { isChange: true }))),
  )

  app.post('/inquiries/new/number', (c) =>
    withDraft(c, async (open) => {
      const answers = await formAnswers(c)
      const number = answers.one('none') ? '' : (answers.one('number') ?? '')
      const asked = readAsked(number)
      if (!answers.one('none') && !asked.reading) {
        const code = number === '' ? 'missing' : 'wrong'
        const page = numberPage(number, {
          isChange: true,
          problems: problemsOf([{ field: 'number', code, message: '' }]),
        })
        return htmlPage(c, page, 422)
      }
      await setNumber(ctx, open, asked.reading?.trackingNumber ?? null)
      return c.redirect(paths.askStep('next'), 303)
    }),
  )

  /** Wherever the one who asks has got to. */
  app.get('/inquiries/new/next', (c) => withDraft(c, (open) => c.redirect(nextPath(open), 303)))

  app.post('/inquiries/new/drop', async (c) => {
    const key = draftKey(c)
    if (key) await dropDraft(ctx, key)
    forgetDraftKey(c, site)
    return c.redirect(paths.ask(), 303)
  })

  app.get('/inquiries/new/check', (c) =>
    withDraft(c, (open) => (open.next ? c.redirect(nextPath(open), 303) : htmlPage(c, checkPage(open, [])))),
  )

  app.post('/inquiries/new/check', (c) =>
    withDraft(
      c,
      async (open) => {
        if (open.next) return c.redirect(nextPath(open), 303)
        try {
          const { inquiry, key } = await sendDraft(ctx, open)
          keepInquiryKey(c, site, inquiry.reference, key)
          return c.redirect(paths.inquiryPart(inquiry.reference, 'sent'), 303)
        } catch (error) {
          if (!(error instanceof ServiceError) || error.code !== 'not-valid') throw error
          return htmlPage(c, checkPage(open, problemsOf(error.fields)), 422)
        }
      },
      { evenSent: true },
    ),
  )

  app.use('/inquiries/new/files', ...uploads(simulated))
  app.post('/inquiries/new/files', (c) =>
    withDraft(c, async (open) => {
      const answers = await formAnswers(c)
      const remove = answers.one('remove')
      if (remove) {
        await removeDraftFile(ctx, open, Number(remove))
        return c.redirect(paths.askStep('files'), 303)
      }
      const files = await formFiles(c, 'files')
      const isAdding = answers.one('add') !== undefined
      try {
        if (files.length > 0) await addDraftFiles(ctx, open, files)
        else if (isAdding) throw new ServiceError('not-valid', '', [{ field: 'files', code: 'missing', message: '' }])
      } catch (error) {
        if (!(error instanceof ServiceError) || !['not-valid', 'too-large'].includes(error.code)) throw error
        return filesPage(c, open, fileProblems(error.fields, files))
      }
      if (isAdding) return c.redirect(paths.askStep('files'), 303)
      return c.redirect(nextPath(await keepStep(ctx, open, 'files', {})), 303)
    }),
  )

  app.get('/inquiries/new/:step', (c, next) => {
    const step = stepNamed(c)
    return step ? withDraft(c, (open) => showStep(c, open, step, open.draft.answers, [])) : next()
  })

  app.post('/inquiries/new/:step', (c, next) => {
    const step = stepNamed(c)
    if (!step) return next()
    return withDraft(c, async (open) => {
      const given = await formAnswers(c)
      const fields = Object.fromEntries(FIELDS.map((name) => [name, given.one(name)]))
      if (step === 'description' && given.one('write')) {
        const done = DONE.filter((one) => given.all('done').includes(one))
        const message = letter(open, done)
        return showStep(c, open, step, { ...open.draft.answers, message }, [], done)
      }
      const { answers, problems } = checkStep(ctx, step, open, fields)
      if (problems.length > 0) return showStep(c, open, step, answers, problemsOf(problems), given.all('done'))
      return c.redirect(nextPath(await keepStep(ctx, open, step, answers)), 303)
    })
  })

  /** The draft of this browser; a page that says so where there is none. */
  async function withDraft(
    c: HonoContext,
    show: (open: OpenDraft) => Response | Promise<Response>,
    { evenSent = false } = {},
  ): Promise<Response> {
    const open = await readDraft(ctx, draftKey(c))
    if (!open) return htmlPage(c, <GonePage simulated={simulated} />, 410)
    if (open.draft.sent !== null && !evenSent) return c.redirect(paths.inquiryPart(open.draft.sent, 'sent'), 303)
    return show(open)
  }

  async function begin(c: HonoContext, fields: Fields, reason: string): Promise<Response> {
    const asked = readAsked(fields.number ?? '')
    const history = fields.history ? historyFields(fields) : null
    const before = draftKey(c)
    const old = await readDraft(ctx, before)
    if (before && old && old.draft.sent === null) await dropDraft(ctx, before)
    const answers: DraftAnswers = { ...toldAnswers(fields), reason }
    const key = await beginDraft(ctx, {
      trackingNumber: history ? null : (asked.reading?.trackingNumber ?? null),
      piece: fields.piece && /^\d{1,5}$/.test(fields.piece) ? Number(fields.piece) : null,
      history,
      answers,
      answered: answers.role ? ['reason', 'role'] : ['reason'],
    })
    keepDraftKey(c, site, key)
    const open = await readDraft(ctx, key)
    return c.redirect(open ? nextPath(open) : paths.ask(), 303)
  }

  /** The reason, asked before anything is kept: below what is known of the parcel. */
  async function askReason(c: HonoContext, fields: Fields, wrong: readonly FieldError[]): Promise<Response> {
    const known = await knownFrom(fields)
    if (!known) {
      const number = fields.number ?? ''
      const problems = problemsOf([{ field: 'number', code: 'wrong', message: '' }])
      return htmlPage(c, numberPage(number, { problems }), 422)
    }
    const problems = problemsOf(wrong)
    const carried = [
      ['begin', '1'] as const,
      ...CARRIED.flatMap((name) => (fields[name] ? [[name, fields[name]] as const] : [])),
    ]
    const page = (
      <ReasonPage
        known={
          known.parcel ? <KnownAnswer parcel={known.parcel} {...parcelLinks(ctx, known.parcel, known.origin)} /> : null
        }
        carried={carried}
        value={likelyReason(known.parcel)}
        action={paths.ask()}
        back={known.back}
        problems={problems}
        simulated={known.parcel?.outcome === 'found' ? known.parcel.source.simulated : simulated}
      />
    )
    return htmlPage(c, page, problems.length > 0 ? 422 : 200)
  }

  /** What is known of what somebody asks about; null for a number that is none. */
  async function knownFrom(
    fields: Fields,
  ): Promise<{ parcel: ParcelReading | null; origin: Origin; back: string } | null> {
    if (fields.history) {
      const { result } = tryReading(site, historyFields(fields))
      return { parcel: result?.reading ?? null, origin: originOfHistory(fields), back: paths.read() }
    }
    if (fields.none || !fields.number) return { parcel: null, origin: originOfNumber('', {}), back: paths.ask() }
    const asked = readAsked(fields.number)
    if (!asked.reading) return null
    const piece = fields.piece && /^\d{1,5}$/.test(fields.piece) ? { piece: Number(fields.piece) } : {}
    const { told } = readTold(fields, ctx.clock())
    const parcel = await findParcel(ctx, { number: fields.number, told, ...piece })
    return { parcel, origin: originOfNumber(parcel.trackingNumber, fields), back: paths.track(parcel.trackingNumber) }
  }

  function showStep(
    c: HonoContext,
    open: OpenDraft,
    step: QuestionStep,
    answers: DraftAnswers,
    problems: readonly FieldProblem[],
    done: readonly string[] = [],
  ): Response | Promise<Response> {
    const status = problems.length > 0 ? 422 : 200
    const back = backPath(open, step)
    const isSimulated = open.parcel?.outcome === 'found' ? open.parcel.source.simulated : simulated
    if (!open.steps.includes(step)) return c.redirect(nextPath(open), 303)
    if (step === 'files') return filesPage(c, open, [])
    if (step === 'reason') {
      const known = open.parcel ? (
        <KnownAnswer parcel={open.parcel} {...parcelLinks(ctx, open.parcel, originOfDraft(open))} />
      ) : null
      const page = (
        <ReasonPage
          {...{ known, back, problems }}
          carried={[]}
          value={answers.reason}
          action={paths.askStep('reason')}
          simulated={isSimulated}
        />
      )
      return htmlPage(c, page, status)
    }
    const helper = open.parcel?.meaning ? { done } : null
    return htmlPage(
      c,
      <StepPage {...{ open, step, answers, problems, back, helper }} simulated={isSimulated} />,
      status,
    )
  }

  function filesPage(c: HonoContext, open: OpenDraft, problems: readonly FieldProblem[]) {
    const page = <FilesPage {...{ open, problems, simulated }} back={backPath(open, 'files')} />
    return htmlPage(c, page, problems.length > 0 ? 422 : 200)
  }

  /** What happened, from what the scans say. */
  function letter({ parcel, draft }: OpenDraft, done: readonly Done[]): string {
    if (!parcel) return ''
    const { sheet } = makeCallSheet(ctx, { reading: parcel })
    const role = draft.answers.role === 'sender' ? 'sender' : 'recipient'
    return messageWords({ sheet, to: 'usps', role, done, wish: parcel.meaning?.circumstances.told.wish }).body
  }

  function checkPage(open: OpenDraft, problems: readonly FieldProblem[]) {
    const back = paths.askStep(open.steps.at(-1) ?? 'you')
    return <CheckPage open={open} problems={problems} back={back} simulated={simulated} />
  }

  function numberPage(
    value: string,
    more: { problems?: readonly FieldProblem[]; begun?: string | null; isChange?: boolean },
  ) {
    const { problems = [], begun = null, isChange = false } = more
    const { readings } = readAsked(value)
    return <NumberPage {...{ value, problems, begun, isChange, readings, simulated }} />
  }
}

type Fields = Readonly<Record<string, string | undefined>>

const FIELDS = ['reason', 'role', 'message', 'name', 'email', 'phone', ...DETAIL_FIELDS]

function stepNamed(c: HonoContext): QuestionStep | undefined {
  return QUESTION_STEPS.find((step) => step === c.req.param('step'))
}

function nextPath({ next }: OpenDraft): string {
  return paths.askStep(next ?? 'check')
}

/** To the step before; once everything is answered, to where it is checked. */
function backPath({ steps, next }: OpenDraft, step: QuestionStep): string {
  if (next === null) return paths.askStep('check')
  const before = steps[steps.indexOf(step) - 1]
  return before ? paths.askStep(before) : paths.ask()
}

/** A pasted history with the fields that say how to read it. */
function historyFields(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    READ_FIELDS.flatMap((name) => (fields[name] ? [[name, fields[name].slice(0, LONGEST_HISTORY)]] : [])),
  )
}

function problemsOf(fields: readonly FieldError[]): FieldProblem[] {
  return fields.map(({ field, code }) => ({ field, message: inquiryProblemWords(field.replace('details.', ''), code) }))
}
