import type { Problem, ProblemCode } from './reading.ts'

/** What problems say to people. */
const MESSAGES: Record<ProblemCode, string> = {
  'wrong-check-digit': 'The last digit does not fit the others. Probably one digit is wrong or two are swapped.',
  'wrong-length': 'It has too few or too many digits.',
  'wrong-characters': 'It has letters or signs where digits belong.',
  'impossible-mailer-id': 'The part that names the shipper can’t be right.',
  'impossible-date': 'The part that holds the date of purchase is no date.',
  'unknown-service-type': 'The part that names the service is not on the list that we know.',
  'withdrawn-service-type': 'The part that names the service is no longer given out, so the number may be old.',
  'unknown-country': 'The last two letters name no country that sends mail.',
  ambiguous: 'Other carriers use numbers of this form too.',
}

const problems = new Map<ProblemCode, Problem>()

/** A problem with its sentence. */
export function problemOf(code: ProblemCode): Problem {
  let problem = problems.get(code)
  if (!problem) {
    problem = Object.freeze({ code, message: MESSAGES[code] })
    problems.set(code, problem)
  }
  return problem
}
