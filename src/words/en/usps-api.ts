/** What an operator reads of calls to USPS that failed: what is wrong, and what to do about it. */

export const uspsFaults = {
  missingScope: (scope: string, held: readonly string[]) =>
    `The USPS app has no "${scope}" scope; its token holds ${held.length > 0 ? held.join(', ') : 'none'}. ` +
    (scope === 'tracking'
      ? 'Sign in at developers.usps.com, open the app, and ask for the Tracking product (USPS grants it on request). '
      : 'Sign in at developers.usps.com, open the app, and ask for the product that holds it. ') +
    'Once USPS has granted it, it works here within ten minutes.',
  insufficientScope: (scope: string | null) =>
    `USPS says that the app's token may not make this call${scope ? ` (scope "${scope}")` : ''}. ` +
    'Sign in at developers.usps.com, open the app, and ask for the product that holds it.',
  credentialsRefused: (said: string | null) =>
    `USPS gave no token for USPS_CLIENT_ID and USPS_CLIENT_SECRET${saying(said)}. ` +
    'Compare both with the app at developers.usps.com; those of the test environment do not work in production.',
  freshTokenRefused: (said: string | null) =>
    `USPS refused a token that it had just given${saying(said)}. ` +
    'See whether the app at developers.usps.com is still approved and belongs to the environment of USPS_API_BASE.',
  noProduct: (said: string | null) =>
    `The USPS app does not have the product that this call belongs to${saying(said)}. ` +
    'Add it to the app at developers.usps.com.',
  noContract: (said: string | null) =>
    `USPS says that the app and the contract do not belong together${saying(said)}. ` +
    'Accept the terms and link the app to your account in the USPS Business Portal.',
  requestRefused: (status: number, said: string | null) =>
    `USPS did not understand our request (${status})${saying(said)}. This is a fault of Whereabouts: please report it.`,
  noSuchApi: (said: string | null) => `There is no such API under USPS_API_BASE${saying(said)}. Check the address.`,
  redirected: (host: string) =>
    `USPS sent us on to ${host}, where we do not go: our credentials are for USPS_API_BASE alone. Check the address.`,
  toldToWait: (status: number, said: string | null) =>
    `USPS asks to be left alone for a while (${status})${saying(said)}.`,
  spent: () => 'The calls that we may make are spent for now.',
  stillWaiting: () => 'USPS asked to be left alone for a while.',
  failed: (status: number, said: string | null) => `USPS answered ${status}${saying(said)}.`,
  unreachable: (why: string) => `USPS can not be reached (${why}).`,
  broken: (why: string) => `The connection to USPS broke (${why}).`,
  resting: () => 'USPS failed several times in a row, so we leave it alone for a while.',
  tooSlow: (seconds: number) => `USPS did not answer within ${seconds} seconds.`,
  tooLarge: () => 'USPS answered with more than we read.',
  unreadable: (what: string) => `USPS answered with ${what}.`,
} as const

export const uspsOddities = {
  html: 'a web page instead of data',
  xml: 'XML instead of JSON',
  'cut-off': 'data that was cut off',
  text: 'text instead of data',
  none: 'nothing',
  garbled: 'data that can not be unpacked',
  otherShape: 'data of a shape that we do not know',
  noToken: 'no token',
} as const

/** What is said of one number that USPS did not tell about. */
export const uspsAnswers = {
  leftOut: 'USPS left this number out of its answer.',
  otherNumber: 'USPS answered for another number.',
  noScan: 'USPS knows the number and names no scan.',
  notANumber: 'USPS takes numbers of 4 to 34 letters and digits.',
} as const

/** Why USPS refused something about a subscription. */
export const uspsSubscriptions = {
  'not-valid': (said: string | null) => `USPS does not take the subscription${saying(said)}.`,
  'not-allowed': (said: string | null) =>
    `USPS does not allow this subscription${saying(said)}. The app must own the Mailer ID or be authorised for it in the Business Portal.`,
  'not-found': (said: string | null) => `USPS has no such subscription${saying(said)}.`,
  exists: (said: string | null) => `USPS has such a subscription already${saying(said)}.`,
  'changed-meanwhile': (said: string | null) =>
    `The subscription was changed since it was read, or an hour has passed${saying(said)}. Try again.`,
} as const

function saying(said: string | null): string {
  return said ? `: ${said.replace(/[.\s]+$/, '')}` : ''
}
