/** What the list of one's own parcels says. */
export const MY_PARCELS = {
  title: 'My parcels',
  private:
    'Kept in this browser alone: names, notes and order never leave your device. We are asked only where these numbers are.',
  needsScript:
    'This list lives in your browser and not with us, and so it needs JavaScript, which is off here. Another way: look your numbers up together, and keep the address as a bookmark. It looks like this:',
  empty: 'Nothing is kept here yet.',
  emptyHow: 'Add numbers below, or press “Keep this parcel” on the page of a parcel.',
  add: 'Add parcels',
  addLabel: 'Tracking numbers, or a text with them in it',
  addButton: 'Keep them',
  change: 'Change',
  name: 'Name',
  nameHint: 'such as “Mum’s present”',
  note: 'Note',
  save: 'Save',
  up: 'Up',
  down: 'Down',
  toArchive: 'To the archive',
  fromArchive: 'Bring back',
  remove: 'Remove',
  archive: 'Archive',
  archiveAfter: 'Delivered parcels go to the archive',
  more: 'Save, load, forget',
  exportButton: 'Save as a file',
  importLabel: 'Load a file that was saved here',
  importRule:
    'Parcels in the file are added. What you already keep stays as it is; only a missing name or note is filled in.',
  mayForget:
    'Browsers may forget what was not used for weeks. Save a file now and then, or put this on your home screen: in the menu of your browser, choose “Install” or “Add to Home Screen”.',
  forget: 'Forget everything on this device',
  forgetAsk: 'Forget all parcels, names and notes on this device, and every page kept for when you are offline?',
  forgotten: 'Everything is forgotten.',
  undo: 'Undo',
  keep: 'Keep this parcel',
  keepAll: 'Keep these parcels',
  kept: 'Kept in',
  asking: 'Asking where they are …',
  notAsked: 'We can’t be reached now. What you see is what we last knew.',
  neverHeard: 'Not asked yet',
  noNumber: 'We found no tracking number in this.',
  storeRefuses: 'This browser keeps nothing for us: a private window, or no room left. Nothing was changed.',
  saved: 'Saved.',
  archived: 'Put into the archive.',
  broughtBack: 'Brought back.',
  removed: 'Removed.',
  moved: 'Moved.',
  showAll: 'All my parcels',
}

/** `Expected …` and the like stand beside how old the answer is. */
export function heardWords(age: string): string {
  return `As of ${age}`
}

/** When parcels go to the archive by themselves. */
export function archiveAfterWords(days: number): string {
  return days === 0 ? 'only by hand' : `${days} days after delivery`
}

/** How many of the kept parcels may need somebody. */
export function needyWords(needy: number, all: number): string {
  if (all === 0) return ''
  if (needy === 0) return all === 1 ? 'It asks for nothing now.' : 'None of them asks for anything now.'
  if (all === 1) return 'It may need you.'
  return needy === 1 ? 'One of them may need you.' : `${needy} of them may need you.`
}

/** What came of adding numbers. */
export function addedWords(added: number, left: number): string {
  const took = added === 0 ? 'They are kept already.' : added === 1 ? '1 parcel is kept.' : `${added} parcels are kept.`
  return left === 0
    ? took
    : `${added === 0 ? '' : `${took} `}${left} found no room: put some into the archive or remove some.`
}

/** What came of loading a file. */
export function importedWords(added: number, left: number, leftOut: number): string {
  const parts = [added === 1 ? '1 parcel was added.' : `${added} parcels were added.`]
  if (left > 0) parts.push(`${left} found no room.`)
  if (leftOut > 0)
    parts.push(
      leftOut === 1
        ? '1 entry was no parcel and was left out.'
        : `${leftOut} entries were no parcels, or stood there twice, and were left out.`,
    )
  return parts.join(' ')
}

const FILE_PROBLEMS = {
  'too-long': 'This file is too long to be one of ours.',
  'no-json': 'This file can’t be read: it is no file that was saved here, or it is damaged.',
  'not-ours': 'This is not a file of kept parcels.',
  newer: 'This file was saved by a newer version. Load the page anew and try again.',
  'too-many': 'There are more than 500 parcels in this file.',
  empty: 'There are no parcels in this file.',
}

/** Why a file was not loaded. */
export function fileProblemWords(problem: keyof typeof FILE_PROBLEMS): string {
  return `${FILE_PROBLEMS[problem]} Nothing was changed.`
}
