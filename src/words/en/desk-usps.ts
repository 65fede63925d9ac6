/** The page of the desk about the connection to USPS. */
export const DESK_USPS_WORDS = {
  title: 'Connection to USPS',
  back: 'Reports',
  link: 'Calls to USPS, and what comes next',
  none: 'USPS is not connected. Whoever runs this installation sets USPS_CLIENT_ID and USPS_CLIENT_SECRET; `npx whereabouts usps check` then says step by step what works.',
  calls: 'Calls',
  used: (used: number, of: number) => `${used} of ${of} calls used in the last hour`,
  next: 'Asked about next',
  nothing: 'No parcel is asked about.',
  parcels: 'Parcels',
} as const
