import { CURRENT, FORMER, FORMER_UNTIL } from './service-types.generated.ts'

/** What a service type code says of the product. */
export type ServiceType = { mailClass: string; services: readonly string[]; isWithdrawn: boolean }

const current = table(CURRENT, false)
const former = table(FORMER, true)

/**
 * What a three-digit service type code means; null where no list has it. Codes are given out again, so the mailing
 * date decides where it is known (`YYYY-MM-DD`).
 *
 * @example serviceTypeOf('346')?.mailClass // 'ground-advantage'
 */
export function serviceTypeOf(code: string, mailedOn?: string): ServiceType | null {
  const index = (code.charCodeAt(0) - 48) * 100 + (code.charCodeAt(1) - 48) * 10 + code.charCodeAt(2) - 48
  const now = current[index]
  const before = former[index]
  if (before && mailedOn !== undefined && mailedOn <= FORMER_UNTIL) return before
  return now ?? before ?? null
}

function table(compact: string, isWithdrawn: boolean): (ServiceType | undefined)[] {
  const types = new Array<ServiceType | undefined>(1000).fill(undefined)
  for (const line of compact.split('\n')) {
    const [mailClass = '', services = '', codes = ''] = line.split('|')
    const type = { mailClass, services: services.split(' '), isWithdrawn }
    for (const code of codes.split(' ')) types[Number(code)] = type
  }
  return types
}

/** Two-digit codes of USPS's older numbers and what they promised (USPS Publication 109 and later lists). */
const LEGACY: Record<string, readonly string[]> = {
  '01': ['tracking'],
  '02': ['tracking'],
  '03': ['tracking'],
  '04': ['tracking'],
  '05': ['tracking', 'insured'],
  '06': ['tracking', 'insured'],
  '07': ['tracking', 'insured'],
  '08': ['tracking', 'insured'],
  '14': ['tracking'],
  '21': ['tracking', 'signature'],
  '22': ['tracking', 'signature'],
  '23': ['tracking', 'signature'],
  '24': ['tracking', 'signature'],
  '25': ['tracking', 'signature', 'insured'],
  '26': ['tracking', 'signature', 'insured'],
  '34': ['tracking'],
  '50': ['tracking'],
  '56': ['tracking'],
  '70': ['certified', 'signature'],
  '71': ['certified', 'signature'],
  '73': ['tracking', 'insured'],
  '77': ['registered', 'signature'],
  '81': ['return-receipt'],
  '82': ['return'],
  '83': ['return'],
  '85': ['return'],
}

/** The services of a two-digit code; null for one that no list has. */
export function legacyServicesOf(code: string): readonly string[] | null {
  return LEGACY[code] ?? null
}
