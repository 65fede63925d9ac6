/** Headings, buttons and advertisements around a history, as the page, the app and the mails show them. */
const EXACT = new Set(
  `usps tracking|tracking|tracking number|tracking numbers|tracking history|tracking details|tracking id|label number|copy|copied|copy tracking number|remove|remove x|x|feedback|faqs|faq|
latest update|latest updates|latest status|latest event|status|current status|shipment status|package status|delivery status|date|time|date and time|date & time|date/time|day|location|event|events|details|activity|activities|description|status of item|update|updates|city|state|zip|zip code|country|place|facility|history|travel history|shipment history|tracking events|scan history|shipment progress|detailed progress|tracking information|
see more|see less|see all tracking history|see all history|hide tracking history|hide history|show more|show less|show details|hide details|view details|view more|see all|more|less|expand|collapse|expand all|collapse all|back|next|previous|close|ok|menu|home|search|my account|number|when|what|where|note|notes|no.|copy schedule a redelivery|copy add to informed delivery|usps mobile|informed delivery app|track|track now|refresh|edit|save|share|print|delete|download|settings|notifications|
add to informed delivery|informed delivery|get more out of usps tracking|usps tracking plus|usps tracking plus available|text & email updates|text and email updates|email updates|schedule a redelivery|return receipt electronic|tracking plus|buy tracking plus|premium tracking|
delivery instructions|change delivery instructions|hold for pickup|schedule redelivery|request redelivery|manage delivery|manage your packages|package intercept|delivery options|tracking & delivery options|usps delivery instructions|
product information|postal product|product|features|service|services|what do usps tracking statuses mean|need more help|contact usps tracking support for further assistance|track another package|track another item|
track packages anytime, anywhere|enter tracking or barcode numbers|enter up to 35 tracking numbers|proof of delivery|go to usps tracking plus|package options|see available actions|available actions|
helpful links|contact us|site index|on about.usps.com|about usps home|newsroom|usps service updates|forms & publications|government services|careers|
other usps sites|business customer gateway|postal inspectors|inspector general|postal explorer|national postal museum|resources for developers|legal information|privacy policy|terms of use|foia|no fear act/eeo data|skip to main content|english|locations|support|register / sign in|register|sign in|sign out|log in|quick tools|send|receive|shop|business|international|help|tools|
usps text alerts|reply stop to cancel|msg & data rates may apply|message and data rates may apply|visit us online|do not reply|hello|hi|thank you|thanks|sincerely|best regards|regards|the usps team|usps|usps.com|united states postal service|u.s. postal service|us postal service|forwarded message|begin forwarded message|original message|sent from my iphone|sent from my ipad|get outlook for ios|external|caution|
by|expected delivery|expected delivery by|expected delivery on|expected delivery date|shipped|ordered|in progress|usps in possession|step 1|step 2|step 3|step 4|local time|carrier|origin|destination|from|to|sender|recipient|link|link opens in new window|opens in a new window|info|i|ⓘ|new|beta|estimated delivery|delivered by|powered by|your tracking number|package details|order details|arriving|your package|your item|today|yesterday`
    .split(/[|\n]+/)
    .filter(Boolean),
)
const BEGINS =
  /^(?:(?:usps )?(?:tracking|label)(?: (?:number|#|no|id)s?)\W*$|track (?:another|your|packages|package)|usps tracking\W*$|copyright|©|sign up|get (?:more|free|the app|text|email)|download|learn more|click |tap |view |visit |reply |text stop|for more (?:information|details)|to (?:unsubscribe|view|manage|stop|track|learn)|this (?:email|message|is an automated)|please (?:do not|note|don't)|dear |hi |hello[ ,]|weight|dimensions|features?:|what do usps|need (?:more )?help|contact usps|from:|to:|cc:|bcc:|subject:|sent:|reply-to:|on .{4,80} wrote:?$|https?:\/\/|www\.|tools\.usps|by \d{1,2}(?::\d\d)? ?[ap]\.?m|\d+ (?:tracking )?(?:events?|updates?|results?)$|page \d+|showing \d+|add (?:a )?(?:nickname|note)|nickname|see all|what'?s this|unsubscribe|all rights reserved|msg ?& ?data|message and data|informed delivery|purchase tracking plus|good (?:morning|afternoon|evening)|manage your|expected today|inbound packages|outbound packages|\[image\b|(?:all )?times? (?:are |is )?(?:shown|displayed|local)|want to (?:get|know|receive|manage|see)|powered by |sent from my|begin forwarded|-{2,} ?(?:forwarded|original))/i

/** Whether a line, or a cell of one, belongs to the page around a history. */
export function isFurniture(text: string): boolean {
  if (text.length > LONGEST) return false
  return isFurnitureAlone(text) || (SEVERAL.test(text) && text.split(SEVERAL).every(isFurnitureAlone))
}

function isFurnitureAlone(text: string): boolean {
  const first = firstLetter(text)
  if (first < 0) return true
  if (MARKED.test(text)) return isFurnitureAlone(text.replace(MARKS, ''))
  if (BEGINS.test(text)) return true
  const last = lastLetter(text)
  return (
    last - first <= LONGEST_EXACT &&
    EXACT.has(
      text
        .slice(first, last + 1)
        .replace(BLANKS, ' ')
        .toLowerCase(),
    )
  )
}

const MARKED = /[®™℠"]/
const MARKS = /[®™℠"]/g
const BLANKS = /\s+/g
const LONGEST_EXACT = 80

function firstLetter(text: string): number {
  for (let i = 0; i < text.length; i++) if (isLetter(text.charCodeAt(i))) return i
  return -1
}

function lastLetter(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) if (isLetter(text.charCodeAt(i))) return i
  return -1
}

function isLetter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code >= 192 && !isSign(code))
  )
}

/** Punctuation, arrows, boxes, circled letters. */
function isSign(code: number): boolean {
  return (code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f)
}

const SEVERAL = /\s{2,}|,/
const LONGEST = 300

/** Lines that only a page of the carrier has: what stands beside them is a history. */
const PAGE =
  /^(?:tracking history|latest update|latest status|hide tracking history|see all tracking history|usps tracking plus|status of item)\b/i

/** Whether a line tells that a history stands around it. */
export function isPageHeading(text: string): boolean {
  return text.length < 60 && PAGE.test(text)
}

/** Headings that stand for a group of statuses; the line under them says what happened. */
const CATEGORIES = new Set([
  'delivered',
  'delivery attempt',
  'delivery attempt: action needed',
  'delivery attempted',
  'out for delivery',
  'preparing for delivery',
  'moving through network',
  'in transit',
  'in-transit',
  'accepted',
  'pre-shipment',
  'alert',
  'available for pickup',
  'return to sender',
  'returned to sender',
  'forwarded',
  'held',
  'exception',
  'usps in possession of item',
  'shipping label created',
  'label created',
])

/** Whether a wording may be only a heading above another one. */
export function isCategory(text: string): boolean {
  return text.length < 40 && CATEGORIES.has(text.toLowerCase().replace(/[\s.:!]+$/, ''))
}

/** Whether a heading is no wording of its own. */
export function isOnlyCategory(text: string): boolean {
  const plain = text.toLowerCase().replace(/[\s.:!]+$/, '')
  return (
    plain === 'preparing for delivery' ||
    plain === 'alert' ||
    plain === 'delivery attempt' ||
    plain === 'delivery attempt: action needed' ||
    plain === 'in-transit'
  )
}
