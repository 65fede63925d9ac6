/** Special names stand before the general ones that they hold. */
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/priority mail express international/i, 'priority-mail-express-international'],
  [/priority mail international/i, 'priority-mail-international'],
  [/first[- ]class package international/i, 'first-class-package-international'],
  [/global express guaranteed/i, 'global-express-guaranteed'],
  [/priority mail express/i, 'priority-mail-express'],
  [/priority mail/i, 'priority-mail'],
  [/ground advantage/i, 'ground-advantage'],
  [/first[- ]class/i, 'first-class-mail'],
  [/media mail/i, 'media-mail'],
  [/library mail/i, 'library-mail'],
  [/bound printed matter/i, 'bound-printed-matter'],
  [/parcel select/i, 'parcel-select'],
  [/marketing mail/i, 'marketing-mail'],
]

/** Our token of the mail class whose name a text holds, without trademark signs or markup; null where it names none. */
export function mailClassNamed(text: string): string | null {
  return CLASSES.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
