const NAMES =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,PR Puerto Rico,VI U.S. Virgin Islands,GU Guam,AS American Samoa,MP Northern Mariana Islands,FM Micronesia,MH Marshall Islands,PW Palau,AA Armed Forces Americas,AE Armed Forces Europe,AP Armed Forces Pacific'

/** States, territories and military areas that USPS delivers to: two letters to name, as people type them too. */
export const STATE_NAMES: ReadonlyMap<string, string> = new Map(
  NAMES.split(',').map((entry) => [entry.slice(0, 2), entry.slice(3)]),
)

/** Countries with a post of their own that have ZIP Codes of USPS. */
export const FREELY_ASSOCIATED: ReadonlySet<string> = new Set(['FM', 'MH', 'PW'])

/** Mail for these goes to a military or diplomatic post office abroad. */
export const MILITARY_STATES: ReadonlySet<string> = new Set(['AA', 'AE', 'AP'])

/** Where the next Post Office may well be far away, over water or without a road. */
export const FAR_STATES: ReadonlySet<string> = new Set(['AK', 'HI', 'PR', 'VI', 'GU', 'AS', 'MP', 'FM', 'MH', 'PW'])

const OTHER_NAMES: readonly [string, string][] = [
  ['WASHINGTON DC', 'DC'],
  ['VIRGIN ISLANDS', 'VI'],
  ['US VIRGIN ISLANDS', 'VI'],
  ['FEDERATED STATES OF MICRONESIA', 'FM'],
  ['SAIPAN', 'MP'],
]

const codeOfName = new Map([
  ...[...STATE_NAMES].map(([code, name]): [string, string] => [plain(name), code]),
  ...OTHER_NAMES,
])

/** The two letters of a state, written as letters (`NY`, `N.Y.`) or as a name; null for anything else. */
export function readState(text: string): string | null {
  const letters = plain(text)
  if (/^[A-Z] ?[A-Z]$/.test(letters)) {
    const code = letters.replace(' ', '')
    return STATE_NAMES.has(code) ? code : null
  }
  return codeOfName.get(letters) ?? null
}

/** The "state" of a ZIP Code of the armed forces (APO, FPO, DPO); null for others. Source: USPS Publication 28, appendix B. */
export function militaryState(zip: string): string | null {
  if (zip.startsWith('09')) return 'AE'
  if (zip.startsWith('340')) return 'AA'
  return /^96[2-6]/.test(zip) ? 'AP' : null
}

function plain(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim()
}
