/** All that XML 1.0 has no sign for, not even escaped: one of them would spoil the whole file. */
const NO_CHARACTERS = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** A text as it stands in XML, between tags or in an attribute. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(NO_CHARACTERS, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
