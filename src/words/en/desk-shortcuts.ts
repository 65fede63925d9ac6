/** The keys of the desk, by where they work. */
export const DESK_KEYS: readonly { where: string; keys: readonly { keys: string; words: string }[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      { keys: 'Ctrl K', words: 'All commands, by name' },
      { keys: '/', words: 'Search' },
      { keys: 'c', words: 'New inquiry' },
      { keys: 'Ctrl Enter', words: 'Send the form you are in' },
      { keys: 'Ctrl Shift Enter', words: 'Send it, then next inquiry' },
      { keys: 'Esc', words: 'Leave a field or a box' },
      { keys: '?', words: 'These keys' },
    ],
  },
  {
    where: 'In the queue',
    keys: [
      { keys: 'j', words: 'Next inquiry' },
      { keys: 'k', words: 'Inquiry before' },
      { keys: 'Enter', words: 'Open it' },
      { keys: 'x', words: 'Tick it' },
      { keys: 'X', words: 'Tick all' },
      { keys: '.', words: 'Show what is new' },
    ],
  },
  {
    where: 'At an inquiry, or with those ticked',
    keys: [
      { keys: 'r', words: 'Reply' },
      { keys: 'v', words: 'Saved reply' },
      { keys: 'n', words: 'Note' },
      { keys: 'i', words: 'Take it' },
      { keys: 'a', words: 'Assign' },
      { keys: 's', words: 'Snooze' },
      { keys: 'e', words: 'Close' },
      { keys: 'o', words: 'Open again' },
      { keys: 'p', words: 'Priority' },
      { keys: 't', words: 'Tags' },
      { keys: 'l', words: 'Notes of a call' },
      { keys: 'f', words: 'Add files' },
      { keys: 'm', words: 'Merge' },
      { keys: 'z', words: 'Take an answer back' },
      { keys: 'j', words: 'Next in the queue' },
      { keys: 'u', words: 'Back to the queue' },
    ],
  },
]

export const KEYS_WORDS = {
  button: 'Shortcuts',
  title: 'Shortcuts of the keyboard',
  goTo: 'Go to',
  single: 'Keys of one letter work on this device',
  singleHint: 'Switch them off if you speak to your computer. Ctrl K works all the same.',
  close: 'Close',
  commands: 'Commands',
  commandsHint: 'Type what you want to do',
  search: 'Search for',
} as const
