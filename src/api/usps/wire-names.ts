import type { ClientMode } from '#services/api-clients/add-client.ts'
import type { WireParcel } from './wire-parcel.ts'

type ClassName = { documented: string; name: string; mark?: string; code?: string }

/** USPS's names of its classes; `mark` is how recorded bodies set the sign behind the name. */
const CLASSES: Record<string, ClassName> = {
  'priority-mail-express': { documented: 'PRIORITY_MAIL_EXPRESS', name: 'Priority Mail Express', mark: '&#153;' },
  'priority-mail': { documented: 'PRIORITY_MAIL', name: 'Priority Mail', mark: '&reg;', code: 'PM' },
  'ground-advantage': { documented: 'USPS_GROUND_ADVANTAGE', name: 'USPS Ground Advantage', mark: '&#153;' },
  'first-class-mail': { documented: 'FIRST_CLASS_MAIL', name: 'First-Class Mail', mark: '&reg;' },
  'media-mail': { documented: 'MEDIA_MAIL', name: 'Media Mail', mark: '&reg;' },
  'library-mail': { documented: 'LIBRARY_MAIL', name: 'Library Mail' },
  'bound-printed-matter': { documented: 'BOUND_PRINTED_MATTER', name: 'Bound Printed Matter' },
  'parcel-select': { documented: 'PARCEL_SELECT', name: 'Parcel Select' },
  'marketing-mail': { documented: 'USPS_MARKETING_MAIL', name: 'USPS Marketing Mail', mark: '&reg;' },
  'priority-mail-express-international': {
    documented: 'PRIORITY_MAIL_EXPRESS_INTERNATIONAL',
    name: 'Priority Mail Express International',
    mark: '&reg;',
  },
  'priority-mail-international': {
    documented: 'PRIORITY_MAIL_INTERNATIONAL',
    name: 'Priority Mail International',
    mark: '&reg;',
  },
  'first-class-package-international': {
    documented: 'FIRST_CLASS_PACKAGE_INTERNATIONAL_SERVICE',
    name: 'First-Class Package International Service',
    mark: '&reg;',
  },
  'global-express-guaranteed': {
    documented: 'GLOBAL_EXPRESS_GUARANTEED',
    name: 'Global Express Guaranteed',
    mark: '&reg;',
  },
}

const SERVICES: Record<string, string> = {
  signature: 'Signature Confirmation',
  'adult-signature': 'Adult Signature Required',
  'restricted-delivery': 'Restricted Delivery',
  insured: 'Insured',
  certified: 'Certified Mail',
  registered: 'Registered Mail',
  'return-receipt': 'Return Receipt',
  cod: 'Collect on Delivery',
  'hold-for-pickup': 'Hold For Pickup',
}

/** The class as people read it, with markup where recorded bodies have it. */
export function shownClass({ mailClass }: WireParcel, mode: ClientMode): string | undefined {
  const found = CLASSES[mailClass ?? '']
  return found && (mode === 'live' && found.mark ? `${found.name}<SUP>${found.mark}</SUP>` : found.name)
}

/** The class as the schema lists it. */
export function documentedClass({ mailClass }: WireParcel): string | undefined {
  return CLASSES[mailClass ?? '']?.documented
}

export function classCode({ mailClass }: WireParcel): string | undefined {
  return CLASSES[mailClass ?? '']?.code
}

/** The services by name. */
export function serviceNames({ services }: WireParcel, mode: ClientMode): string[] {
  return services.flatMap((service) => {
    if (service !== 'tracking') return SERVICES[service] ?? []
    return mode === 'live' ? 'USPS Tracking<SUP>&#174;</SUP>' : 'USPS Tracking'
  })
}

/** The category that USPS puts a parcel into; where live answers use another word than the list, both are given. */
export function statusCategory(parcel: WireParcel, mode: ClientMode): string {
  const moving = mode === 'live' ? 'Moving Through Network' : 'In Transit'
  switch (parcel.phase) {
    case 'pre-shipment':
      return parcel.isWithPartner ? 'On Its Way to USPS' : 'Pre-Shipment'
    case 'accepted':
      return 'Accepted'
    case 'out-for-delivery':
      return 'Out for Delivery'
    case 'delivery-attempted':
      return mode === 'live' ? 'Delivery Attempt: Action Needed' : 'Delivery Attempt'
    case 'available-for-pickup':
      return 'Available for Pickup'
    case 'delivered':
    case 'returned':
      return parcel.isWithAgent ? 'Delivered to Agent' : 'Delivered'
    case 'held':
    case 'returning':
    case 'alert':
      return 'Alert'
    default:
      return moving
  }
}

/** `DM`, as recorded; international mail by the text of another field. */
export function mailTypeCode({ direction }: WireParcel): string {
  return direction === 'domestic' ? 'DM' : 'IM'
}

/** As the schema lists it. */
export function documentedMailType({ direction }: WireParcel): string {
  return direction === 'domestic' ? 'DOMESTIC_MAIL' : `INTERNATIONAL_${direction.toUpperCase()}`
}
