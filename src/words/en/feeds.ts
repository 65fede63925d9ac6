/** What feeds of parcels say of themselves, and how pages offer them. */
export const FEED_WORDS = {
  ofOne: (number: string) => `Parcel ${number}`,
  ofMany: (count: number) => `${count} parcels`,
  asOf: (moment: string) => `As of ${moment}.`,
  code: (code: string) => `Code ${code}`,
  offer: 'News as a feed (Atom)',
  calendarFile: 'Put these in my calendar',
  calendarFileOfMany: 'Put all their dates in my calendar',
  calendarSubscribe: 'Keep them up to date there',
}
