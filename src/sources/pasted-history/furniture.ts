import { normalizeWording } from '#domain/scans/normalize-wording.ts'

/** Headings, buttons and advertisements around a history, as the page, the app and the mails show them. */
const EXACT = new Set(
  `usps tracking|tracking|tracking number|tracking history|tracking details|copy|copied|copy tracking number|remove|remove x|x|feedback|faqs|faq|faqs >|
latest update|latest status|status|current status|shipment status|package status|date|time|date and time|date & time|location|event|events|details|activity|
see more|see less|see all tracking history|hide tracking history|show more|show less|show details|hide details|view details|view more|see all|
add to informed delivery|informed delivery|get more out of usps tracking|usps tracking plus|text & email updates|text and email updates|schedule a redelivery|return receipt electronic|
delivery instructions|change delivery instructions|hold for pickup|schedule redelivery|manage delivery|
product information|postal product|service|services|what do usps tracking statuses mean|need more help|contact usps tracking support for further assistance|track another package|
track packages anytime, anywhere|enter tracking or barcode numbers|proof of delivery|premium tracking|go to usps tracking plus|package options|
helpful links|contact us|site index|on about.usps.com|about usps home|newsroom|usps service updates|forms & publications|government services|careers|
other usps sites|business customer gateway|postal inspectors|inspector general|postal explorer|national postal museum|resources for developers|legal information|privacy policy|terms of use|foia|no fear act/eeo data|skip to main content|english|locations|support|register / sign in|quick tools|send|receive|shop|business|international|help|print|share|
usps text alerts|reply stop to cancel|msg & data rates may apply|visit us online|do not reply|please do not reply to this email|hello|thank you|thanks`
    .split(/[|\n]+/)
    .filter(Boolean),
)
const BEGINS =
  /^(?:tracking (?:number|#)|track (?:another|your|packages)|usps tracking|copyright|©|sign up|get (?:more|free)|download|learn more|click |tap |view |visit |reply |for more (?:information|details)|if you|to (?:unsubscribe|view|manage|stop)|this (?:email|message|is an automated)|please (?:do not|note)|dear |hi |weight|dimensions|features?:|what do usps|need (?:more )?help|contact usps|from:|to:|subject:|sent:|reference|order (?:number|#)|ship(?:ped)? (?:from|to)|sender:|recipient:|on .{4,60} wrote:$|-{3,}|={3,}|_{3,}|\*{3,}|https?:)/i

/** Whether a line belongs to the page around the history. */
export function isFurniture(text: string): boolean {
  const plain = normalizeWording(text).replace(/[\s>:?»›▼▲+]+$/, '')
  return plain === '' || EXACT.has(plain) || BEGINS.test(text) || !/[a-z0-9]/i.test(plain)
}

/** Headings that stand for a group of statuses; the line under them says what happened. */
const CATEGORIES = new Set([
  'delivered',
  'delivery attempt',
  'delivery attempt: action needed',
  'out for delivery',
  'preparing for delivery',
  'moving through network',
  'in transit',
  'accepted',
  'pre-shipment',
  'alert',
  'available for pickup',
  'return to sender',
  'forwarded',
  'usps in possession of item',
  'tracking history',
  'shipping label created',
])

/** Whether a wording may be only a heading above another one. */
export function isCategory(text: string): boolean {
  return CATEGORIES.has(normalizeWording(text))
}
