import type { CallInput } from '#services/inquiries/log-call.ts'
import { notValid } from '#services/inquiries/read-fields.ts'
import type { Answers } from '../answers.ts'

/** So many next steps have a line in the form. */
export const CALL_STEPS = [1, 2, 3] as const

export const CALL_FIELDS: readonly string[] = [
  'call-name',
  'call-numbers',
  'call-text',
  ...CALL_STEPS.flatMap((step) => [`call-step-${step}`, `call-day-${step}`]),
]

/** Whether anything of a call was written down. */
export function isCallIn(form: Pick<Answers, 'one'>): boolean {
  return CALL_FIELDS.some((name) => form.one(name) !== undefined)
}

/** The notes of a call in a form. @throws ServiceError `not-valid` for a next step without its day */
export function callIn(form: Pick<Answers, 'one'>): CallInput {
  const nextSteps = CALL_STEPS.flatMap((step, index) => {
    const [text, day] = [form.one(`call-step-${step}`), form.one(`call-day-${step}`)]
    if (text === undefined && day === undefined) return []
    if (text === undefined) throw notValid(`call.nextSteps.${index}.text`, 'missing', 'A day needs its next step.')
    if (day === undefined) throw notValid(`call.nextSteps.${index}.day`, 'missing', 'A next step needs its day.')
    return [{ text, day }]
  })
  return {
    representative: form.one('call-name'),
    numbers: (form.one('call-numbers') ?? '').split(/[,;\n]+/).filter((one) => one.trim() !== ''),
    text: form.one('call-text') ?? '',
    nextSteps,
  }
}
