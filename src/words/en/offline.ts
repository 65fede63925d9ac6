/** What people read without a network. */
export const OFFLINE_WORDS = {
  kept: (age: string, moment: string) =>
    `<b>You are offline, or the network is slow.</b> This is what we knew ${age} (${moment}).`,
  again: 'Try again',
  title: 'You are offline',
  text: 'This page was not opened on this device before, so nothing of it is kept. It comes as soon as there is a network.',
  pages: 'What you looked at lately, and your kept parcels, can be read now.',
}
