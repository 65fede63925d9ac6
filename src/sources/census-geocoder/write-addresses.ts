import type { AskedAddress } from '#services/ports/offices.ts'

/** The file that the service takes: id, street, city, state, ZIP Code, without headings. The id is the row's number. */
export function writeAddresses(addresses: readonly AskedAddress[]): string {
  return addresses
    .map(({ id, street, city, state, zip }) => `${[id, street, city, state, zip].map(cell).join(',')}\n`)
    .join('')
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
