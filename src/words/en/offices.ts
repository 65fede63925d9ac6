import { STATE_NAMES } from '#domain/geo/states.ts'
import type { OfficeNote } from '#domain/offices/note.ts'
import type { OfficeKind } from '#domain/offices/office.ts'
import { titleCase } from './places.ts'
import { stateName } from './states.ts'

const KM_PER_MILE = 1.609344

const KINDS: Record<OfficeKind, string> = {
  post_office: 'Post Office',
  contract_unit: 'Counter in a shop or public place, run for USPS',
  village_post_office: 'Village Post Office, in a shop',
  carrier_annex: 'Building of the carriers, without a counter',
  sorting_delivery_center: 'Sorting and delivery center',
  po_box_unit: 'PO boxes without a counter',
  plant: 'Sorting plant, without a counter',
}

const WORDS: Readonly<Record<string, string>> = {
  STA: 'Station',
  BR: 'Branch',
  ANX: 'Annex',
  CARR: 'Carrier',
  SDC: 'Sorting and Delivery Center',
  'S&DC': 'Sorting and Delivery Center',
  FIN: 'Finance',
}

/** Names that say what they are, after which "Post Office" would be one word too many. */
const SAYS_ITSELF = /(?:Post Office|Center|Annex|Carriers?|Carrier Facility)$/

export function officeKind(kind: OfficeKind): string {
  return KINDS[kind]
}

/** The name of an office as people say it: `TONOPAH` is the Tonopah Post Office. */
export function officeName({ name, kind }: { name: string; kind: OfficeKind }): string {
  if (kind === 'contract_unit') return `${titleName(name.replace(/^(?:CPU|CPO) | (?:CPU|CPO)$/, ''))} (contract unit)`
  if (kind === 'village_post_office') return `${titleName(name.replace(/^VPO | VPO$/, ''))} Village Post Office`
  if (kind === 'po_box_unit') return `${titleName(name.replace(/ (?:DPOBU|NPU|POBU)$/, ''))} PO boxes`
  const said = titleName(name)
  return kind !== 'post_office' || SAYS_ITSELF.test(said) ? said : `${said} Post Office`
}

/** `201 Erie Main, Tonopah, NV 89049`. */
export function officeAddress(office: { address: string; city: string; state: string; zip: string }): string {
  return `${titleCase(office.address)}, ${townName(office.city, office.state)} ${office.zip}`
}

/** `KEY WEST` in FL as `Key West, FL`. */
export function townName(city: string, state: string): string {
  return state === '' ? titleCase(city) : `${titleCase(city)}, ${state}`
}

/** `2015550123` as `201-555-0123`. */
export function phoneText(digits: string): string {
  return digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3')
}

/** `12 N MAIN ST STE 3W` as `12 N Main St Ste 3W`. */
export function addressText(address: string): string {
  return titleCase(address).replace(/\b\d+[a-z]\b/g, (part) => part.toUpperCase())
}

/** A sentence for a note: what is so, and what to do instead. */
export function officeNoteText({ key, values }: OfficeNote): string {
  const text = (name: string) => String(values[name] ?? '')
  const zip = text('zip')
  switch (key) {
    case 'no-list':
      return `No list of Post Offices has been loaded on this server yet. Look the office up at ${text('url')}, or call ${text('phone')}.`
    case 'zip-town':
      return `ZIP Code ${zip} belongs to ${townName(text('city'), text('state'))}.`
    case 'military':
      return `${zip === '' ? 'This' : `ZIP Code ${zip}`} is a military or diplomatic address (APO, FPO, DPO). Ask the mail room of the base or embassy: no Post Office in the United States has the mail.`
    case 'foreign':
      return 'This place is not served by USPS. Ask the post of that country; the sender can ask USPS for an international inquiry.'
    case 'unknown-zip':
      return `We know no ZIP Code ${zip}. Check its five digits, or write the town with its state, such as "Memphis, TN".`
    case 'zip-not-listed':
      return `No Post Office in USPS's list has ZIP Code ${zip}. Some ZIP Codes belong to one company or agency. These are the nearest counters.`
    case 'box-zip':
      return `ZIP Code ${zip} is for PO boxes alone. Ask at the office where the box is.`
    case 'no-counter':
      return `No counter has ZIP Code ${zip}. These are the nearest ones.`
    case 'carriers-from':
      return `Carriers for ZIP Code ${zip} work from ${officeUnit(text('name'))}, ${addressText(text('address'))}, ${townName(text('city'), text('state'))}. Carriers' buildings have no counter: start with the Post Office named first.`
    case 'own-post':
      return `${stateName(text('state'))} has a post of its own, which works with USPS. Ask at its office; USPS's phone line can't look there.`
    case 'unknown-town':
      return `We found no ${[titleCase(text('town').toUpperCase()), stateName(text('state'))].filter((part) => part !== '').join(' in ')}. Check the spelling, or use a five-digit ZIP Code.`
    case 'only-state':
      return `In which town of ${stateName(text('state'))}? Write the town with its state, or a five-digit ZIP Code.`
    case 'several-offices':
      return `${titleCase(text('town').toUpperCase())} has ${text('count')} Post Offices, and only one of them delivers to an address. Write the ZIP Code of the address to find it.`
    case 'several-towns':
      return `There are ${text('count')} places named ${titleCase(text('town').toUpperCase())}. Say which state, or use a ZIP Code.`
    case 'not-a-place':
      return 'We could not read a place in this. Write a five-digit ZIP Code, or a town with its state, such as "Memphis, TN".'
    case 'nothing-near':
      return `No Post Office of USPS is within about ${milesOf(Number(values.km))} miles of this place. Write a ZIP Code or a town in the United States.`
    case 'parcel-not-a-number':
      return 'This is no tracking number. Write a five-digit ZIP Code, or a town with its state.'
    case 'parcel-zip-unknown':
      return 'We do not know the ZIP Code that this parcel goes to. Write the ZIP Code of the address on it.'
    case 'facts-not-now':
      return `USPS does not tell hours and phone numbers at the moment. Look at ${text('url')}, or call ${text('phone')} before you go.`
  }
}

function milesOf(km: number): number {
  return Math.round(km / KM_PER_MILE / 10) * 10
}

function officeUnit(name: string): string {
  return `the ${titleName(name)}`
}

/** Sorting centers have the letters of their state in the name. */
function titleName(name: string): string {
  const isOfState = /(?:S&DC|SDC|DDC|LPC|P&DC)$/.test(name)
  return name
    .replace(/ +/g, ' ')
    .split(' ')
    .map((word, index) => WORDS[word] ?? (index > 0 && isOfState && STATE_NAMES.has(word) ? word : titleCase(word)))
    .join(' ')
}
