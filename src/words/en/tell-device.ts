/** What the button says that has a device told of a parcel. */
export const TELL_DEVICE = {
  offer: 'Tell this device',
  stop: 'Stop telling this device',
  told: 'This device is told when it changes, not at night.',
  choose: 'Choose what and when',
  refused: 'Your browser does not let us. Its settings for this site change that.',
  failed: 'That did not work. Please try again.',
} as const
