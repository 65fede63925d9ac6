import type { Basis } from '#domain/scans/basis.ts'
import type { Phase } from '#domain/scans/phase.ts'

const PHASES: Record<Phase, string> = {
  'pre-shipment': 'Label made',
  accepted: 'Accepted',
  'in-transit': 'On its way',
  'out-for-delivery': 'Out for delivery',
  'delivery-attempted': 'Delivery tried',
  'available-for-pickup': 'Ready for pickup',
  held: 'Held',
  delivered: 'Delivered',
  returning: 'Going back',
  returned: 'Returned',
  alert: 'Needs a look',
  unknown: 'Not known',
}

/** A phase in two or three words. */
export function phaseWords(phase: Phase): string {
  return PHASES[phase]
}

/** What the history says beside a scan. */
export const BASIS_WORDS: Record<Basis, string> = {
  seen: 'scanned there',
  announced: 'announced',
  inferred: 'concluded by us',
}

const MAIL_CLASSES: Record<string, string> = {
  'priority-mail-express': 'Priority Mail Express',
  'priority-mail': 'Priority Mail',
  'ground-advantage': 'Ground Advantage',
  'first-class-mail': 'First-Class Mail',
  'media-mail': 'Media Mail',
  'library-mail': 'Library Mail',
  'bound-printed-matter': 'Bound Printed Matter',
  'parcel-select': 'Parcel Select',
  'marketing-mail': 'Marketing Mail',
  'priority-mail-express-international': 'Priority Mail Express International',
  'priority-mail-international': 'Priority Mail International',
  'first-class-package-international': 'First-Class Package International',
  'global-express-guaranteed': 'Global Express Guaranteed',
  'inbound-international': 'Mail from abroad',
}

/** The class of mail by name; empty where it is not known. */
export function mailClassWords(mailClass: string | null): string {
  return mailClass ? (MAIL_CLASSES[mailClass] ?? '') : ''
}

const SERVICES: Record<string, string> = {
  signature: 'somebody has to sign',
  'adult-signature': 'an adult has to sign',
  'restricted-delivery': 'only for the person named',
  insured: 'insured',
  certified: 'certified',
  registered: 'registered',
  'return-receipt': 'return receipt',
  cod: 'paid on delivery',
  'hold-for-pickup': 'to be picked up',
  hazmat: 'hazardous contents',
  return: 'a return',
}

/** The services worth telling, in words. */
export function serviceWords(services: readonly string[]): string[] {
  return services.flatMap((service) => SERVICES[service] ?? [])
}

const SAMPLES: Record<string, string> = {
  'on-its-way': 'on its way',
  'out-for-delivery': 'out for delivery',
  delivered: 'delivered',
  quiet: 'quiet for days',
  'notice-left': 'a notice was left',
  returning: 'going back',
  'label-only': 'only a label',
  'not-scanned-yet': 'not scanned yet',
}

/** What a sample number shows. */
export function sampleWords(about: string): string {
  return SAMPLES[about] ?? about
}
