/** The clocks of the United States, from east to west. */
export const US_ZONES: readonly { zone: string; name: string }[] = [
  { zone: 'America/Puerto_Rico', name: 'Puerto Rico and Virgin Islands time' },
  { zone: 'America/New_York', name: 'Eastern time' },
  { zone: 'America/Chicago', name: 'Central time' },
  { zone: 'America/Denver', name: 'Mountain time' },
  { zone: 'America/Phoenix', name: 'Arizona time' },
  { zone: 'America/Los_Angeles', name: 'Pacific time' },
  { zone: 'America/Anchorage', name: 'Alaska time' },
  { zone: 'Pacific/Honolulu', name: 'Hawaii time' },
  { zone: 'Pacific/Pago_Pago', name: 'Samoa time' },
  { zone: 'Pacific/Guam', name: 'Guam time' },
]

/** What people call the clock of a zone: `Central time`, `Kathmandu time`. */
export function zoneName(zone: string): string {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  return US_ZONES.find((one) => one.zone === zone)?.name ?? `${city} time`
}
