/** What other sites show of a parcel: the element of `/widget.js` and the frame `/embed/NUMBER`. */
export const WIDGET_WORDS = {
  label: 'Where the parcel is',
  loading: 'Looking for the parcel …',
  noNumber: 'No tracking number is named here.',
  failed: 'We can’t say right now. We try again in a few minutes.',
  simulated: 'Simulated: no real mail',
  expected: (day: string) => `Expected ${day}`,
  asOf: (moment: string) => `As of ${moment}`,
  more: 'Its whole history',
  help: 'What you can do',
  opens: '(opens in a new tab)',
}

export const WIDGET_DOCS = {
  title: 'On your own site',
  text: 'Show where a parcel is on any page. The element brings its own look, light or dark, and keeps itself up to date.',
  frame: 'Where scripts are not allowed, a frame shows the same. It is as new as the page that it stands on.',
  theme: 'looks the same on every device; leave it out to follow the reader’s.',
  feeds: 'Without a page of your own:',
  feed: 'is an Atom feed of each scan, and',
  calendar: 'a calendar of dates to keep that you can subscribe to.',
}
