import type { ListedOffice } from '#domain/offices/office.ts'
import type { OfficeFacts } from '#domain/offices/office-facts.ts'
import { importInto, office } from './office-list.ts'
import { createWorld, type World } from './world.ts'

const at = (lat: number, lon: number, radiusKm = 3) => ({
  position: { lat, lon, method: 'town_gnis' as const, radiusKm },
})

/** Offices that do not exist, on ZIP Codes that do. The first is that of 89049. */
export const OFFICES: ListedOffice[] = [
  office({
    ...{ name: 'TESTVILLE', zip: '89049', zip4: '0001', city: 'TONOPAH', address: '12 TEST ST' },
    ...{ deliveryZips: ['89049', '89013'], ...at(38.07, -117.23) },
  }),
  office({ name: 'SAGE', zip: '89020', city: 'SAGE', deliveryZips: ['89020'], ...at(37.5, -116.9) }),
  office({ name: 'CPU SAGE STORE', zip: '89020', city: 'SAGE', kind: 'contract_unit', ...at(37.49, -116.9) }),
  office({
    name: 'SAGE CARRIER ANNEX',
    zip: '89020',
    city: 'SAGE',
    kind: 'carrier_annex',
    address: '7 SAGE RD',
    deliveryZips: ['89014'],
  }),
  office({ name: 'BOXES', zip: '89045', city: 'SAGE', deliveryZips: ['89046'], boxZips: ['89046'], ...at(38.7, -117) }),
  office({
    ...{ name: `THE EXTRAORDINARILY LONG NAMED ${'VERY '.repeat(12)}FARAWAY CROSSING`, zip: '89060', city: 'PAHRUMP' },
    ...{ address: '123456 OLD NORTHWEST COUNTY HIGHWAY NUMBER NINE STE 1000', ...at(36.2, -115.98) },
  }),
  office({ name: 'PALAU', zip: '96940', city: 'KOROR', state: 'PW', ...at(7.34, 134.48) }),
  office({ name: 'SPRINGFIELD', zip: '62701', state: 'IL', ...at(39.8, -89.65) }),
  office({ name: 'SPRINGFIELD', zip: '01103', state: 'MA', ...at(42.1, -72.59) }),
]

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

/** What USPS may say of one of them. */
export const TONOPAH_FACTS: OfficeFacts = {
  phone: '2015550123',
  services: [
    {
      service: 'retail',
      hours: [
        { days: WEEK, opens: '08:30', closes: '12:00' },
        { days: WEEK, opens: '13:00', closes: '16:30' },
      ],
    },
    { service: 'lobby', hours: [{ days: [...WEEK, 'saturday'], opens: '06:00', closes: '21:00' }] },
    { service: 'pickup-hold-mail', hours: [] },
    { service: 'some-new-service', hours: [] },
  ],
  closed: null,
  specialDays: [],
  timeZone: 'US/Pacific',
  parking: 'lot',
}

/** A world with these offices. */
export async function worldWithOffices(options: Parameters<typeof createWorld>[0] = {}): Promise<World> {
  const world = await createWorld(options)
  await importInto(world, OFFICES)
  return world
}
