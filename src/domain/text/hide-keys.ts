/** In a link, and as a watcher's key stands alone. */
const IN_LINK = /([?&]key=)[\w-]+/g
const OF_WATCHER = /(?<![\w-])[0-9a-z]{1,10}-[\w-]{24}(?![\w-])/g

/** A text without the keys that are for its receiver alone: whoever holds one speaks for that person. */
export function hideKeys(text: string): string {
  return text.replace(IN_LINK, '$1…').replace(OF_WATCHER, '…')
}
