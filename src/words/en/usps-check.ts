/** What `whereabouts usps check` says of one thing that it looked at, and how to mend it. */
export type CheckWords = { says: string; mend?: string }

const PORTAL = 'developers.usps.com'
const GUIDE = 'docs/usps-for-shippers.md'

export const checkSays = {
  credentials: (base: string): CheckWords => ({ says: `Credentials are set, for ${base}.` }),
  noCredentials: (): CheckWords => ({
    says: 'No credentials are set.',
    mend: `Set USPS_CLIENT_ID and USPS_CLIENT_SECRET to the consumer key and secret of your app at ${PORTAL}: see ${GUIDE}.`,
  }),
  testEnvironment: (base: string): CheckWords => ({
    says: `${base} is USPS's test environment: its parcels are not real, and production credentials do not work there.`,
  }),

  host: (host: string, ms: number): CheckWords => ({ says: `${host} answers (${ms} ms).` }),
  noName: (host: string): CheckWords => ({
    says: `The name ${host} is not known here.`,
    mend: 'See whether USPS_API_BASE is written rightly, and whether this machine can look up names.',
  }),
  noConnection: (host: string, why: string): CheckWords => ({
    says: `No connection to ${host} (${why}).`,
    mend: 'See whether a firewall keeps this machine from going out to port 443.',
  }),
  wrongCertificate: (host: string, why: string): CheckWords => ({
    says: `${host} shows a certificate that is not right (${why}).`,
    mend: 'Something between this machine and USPS opens the connection, or the clock of this machine is wrong.',
  }),

  token: (): CheckWords => ({ says: 'USPS takes the credentials and gave a token.' }),
  scope: (scope: string): CheckWords => ({ says: `The token holds the scope "${scope}".` }),
  scopeNotSaid: (scope: string): CheckWords => ({
    says: `The token does not say its scopes; the calls below tell whether "${scope}" is among them.`,
  }),
  noLocations: (): CheckWords => ({
    says: 'The token does not name the scope "locations".',
    mend: 'Hours and phone numbers of Post Offices then stay as they were imported. It is in the default product of the portal.',
  }),
  noSubscriptionsScope: (): CheckWords => ({
    says: 'The token does not name the scope "subscriptions-tracking": no webhooks, so parcels are asked for one by one.',
    mend: `Ask for the product "Subscriptions - Tracking" for your app at ${PORTAL}.`,
  }),
  budget: (left: number, perHour: number): CheckWords => ({
    says: `${left} of ${perHour} calls are left in this hour.`,
    ...(left === 0 ? { mend: 'Wait, or ask USPS for a higher quota and raise USPS_CALLS_PER_HOUR.' } : {}),
  }),
  toldToWait: (until: string): CheckWords => ({
    says: `USPS asked to be left alone until ${until}.`,
    mend: 'Nothing to do: it goes on by itself then. If it comes often, lower USPS_CALLS_PER_HOUR to what your app may do.',
  }),

  noNumber: (): CheckWords => ({
    says: 'No parcel was looked up.',
    mend: 'Name one of yours that has been scanned: usps check --number NUMBER.',
  }),
  notANumber: (text: string): CheckWords => ({
    says: `${text} is no tracking number of USPS.`,
    mend: 'See what is wrong with it: npx whereabouts parse NUMBER.',
  }),
  found: (number: string, scans: number): CheckWords => ({
    says: `${number} is found, with ${scans === 1 ? 'one scan' : `${scans} scans`}.`,
  }),
  notScanned: (number: string): CheckWords => ({
    says: `USPS tells of no scan of ${number} yet. The call itself works.`,
    mend: 'Try with a parcel that has been scanned. A new label is known some hours after it was made.',
  }),
  notCovered: (number: string, mailerId: string | null): CheckWords => ({
    says: `USPS does not tell this app of ${number}${mailerId ? ` (Mailer ID ${mailerId})` : ''}.`,
    mend: `Since April 2026 USPS tells an app only of parcels whose Mailer ID its owner has, pays for, or was authorised for. If it is yours, link it to the app's account in the Business Portal: see ${GUIDE}.`,
  }),
  otherOutcome: (number: string, outcome: string, message: string | null): CheckWords => ({
    says: `${number}: ${OUTCOMES[outcome] ?? 'USPS’s answer could not be read'}${message ? ` (“${message}”)` : ''}.`,
    mend: 'Try with another parcel of yours.',
  }),
  batch: (): CheckWords => ({ says: 'Asking for many numbers in one call works (Tracking 3.2).' }),
  noBatch: (message: string): CheckWords => ({
    says: `Asking for many numbers in one call does not work: ${message}`,
    mend: 'Parcels are asked for one by one, which spends up to 35 times as many calls. Ask USPS for Tracking 3.2.',
  }),
  call: (message: string): CheckWords => ({ says: message }),

  mailerCovered: (mailerId: string): CheckWords => ({
    says: `Mailer ID ${mailerId}: USPS tells this app of its parcels.`,
  }),
  mailerRefused: (mailerId: string): CheckWords => ({
    says: `Mailer ID ${mailerId}: USPS does not tell this app of its parcels.`,
    mend: `If it is yours, link it to the app's account in the Business Portal; if it belongs to whoever sells you labels, they must authorise you: see ${GUIDE}.`,
  }),
  mailerSubscribable: (mailerId: string): CheckWords => ({
    says: `Mailer ID ${mailerId}: USPS lets this app see its subscriptions. Name a parcel of it to see whether it can be tracked.`,
  }),

  publicUrl: (url: string): CheckWords => ({ says: `USPS can send webhooks to ${url}.` }),
  noPublicUrl: (): CheckWords => ({
    says: 'PUBLIC_URL is not set, so webhooks can’t come.',
    mend: 'Set it to the https address of this server: see OPERATING.md. Without webhooks parcels are asked for one by one.',
  }),
  publicUrlRefused: (message: string): CheckWords => ({
    says: `PUBLIC_URL is not fit for webhooks: ${message}`,
    mend: 'Put a proxy with TLS in front, under a public name: see OPERATING.md.',
  }),
  receiver: (): CheckWords => ({ says: 'A signed test notice was sent to that address and taken.' }),
  receiverUnreachable: (why: string): CheckWords => ({
    says: `The test notice did not arrive (${why}).`,
    mend: 'See whether the server and the proxy run. Where this machine can’t reach its own public address, try from elsewhere.',
  }),
  receiverRedirects: (to: string): CheckWords => ({
    says: `That address sends on to ${to}. USPS does not follow.`,
    mend: 'Set PUBLIC_URL to the address where it ends.',
  }),
  receiverRefuses: (): CheckWords => ({
    says: 'A server answers there that does not know the secret of this one.',
    mend: 'PUBLIC_URL must lead to this server. With several servers: one database for all, the same USPS_WEBHOOK_SECRET.',
  }),
  receiverNotSetUp: (): CheckWords => ({
    says: 'The server that answers there has no credentials of USPS set.',
    mend: 'Set USPS_CLIENT_ID and USPS_CLIENT_SECRET for the server too, and start it again.',
  }),
  receiverMissing: (status: number): CheckWords => ({
    says: `Something else answers there (${status}).`,
    mend: 'The proxy must hand /v1/sources/usps/events to Whereabouts, with its body as it came.',
  }),

  noSubscriptions: (): CheckWords => ({
    says: 'There are no subscriptions yet.',
    mend: 'Make one: npx whereabouts usps subscribe --mid MAILER-ID --email YOU@EXAMPLE.ORG',
  }),
  subscriptionEnabled: (id: string, heard: string): CheckWords => ({
    says: `Subscription ${id} is enabled (${heard}).`,
  }),
  subscriptionOff: (id: string, status: string): CheckWords => ({
    says: `Subscription ${id} is ${status.toLowerCase()}.`,
    mend: `Once the test notice above is taken: npx whereabouts usps subscribe renew ${id}`,
  }),
  subscriptionGone: (id: string): CheckWords => ({
    says: `Subscription ${id} is no longer there.`,
    mend: `Make it anew with usps subscribe add, and forget this one: usps subscribe remove ${id}`,
  }),
  subscriptionElsewhere: (id: string, url: string): CheckWords => ({
    says: `Subscription ${id} tells ${url}, not PUBLIC_URL.`,
    mend: `Have it tell this server: npx whereabouts usps subscribe renew ${id} --url ADDRESS`,
  }),

  skipped: (): CheckWords => ({ says: 'Not looked at, since what it needs does not work.' }),
  allRight: () => 'All that was looked at works.',
  notAllRight: (count: number) => (count === 1 ? 'One thing does not work.' : `${count} things do not work.`),
} as const

const OUTCOMES: Readonly<Record<string, string>> = {
  'wrong-number': 'USPS says that the number is wrong',
  'not-trackable': 'USPS says that this parcel can’t be tracked here',
  'other-carrier': 'USPS says that the number is another carrier’s',
  'other-kind-of-number': 'USPS says that this is no tracking number but another kind',
  'fraudulent-postage': 'USPS hides this parcel because of its postage',
}
