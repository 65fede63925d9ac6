/**
 * A wording without what differs from copy to copy: letter case, trademark signs, markup, quotes, blanks, and the full
 * stop at the end. Two wordings that normalise alike say the same.
 */
export function normalizeWording(wording: string): string {
  return wording
    .replace(/<[^<>]{0,40}>/g, '')
    .replace(/&(?:reg|trade|#174|#8482);/gi, '')
    .replace(/&amp;/gi, '&')
    .replace(/[®™℠]/g, '')
    .replace(/[\u2018\u2019\u201c\u201d"'`]/g, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[.!:;,\s]+$/, '')
    .trim()
    .toLowerCase()
}
