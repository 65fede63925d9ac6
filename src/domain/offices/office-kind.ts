import type { OfficeKind } from './office.ts'

const BY_NAME: readonly [RegExp, OfficeKind][] = [
  [/(?:^| )VPO(?: |$)|VILLAGE POST OFFICE/, 'village_post_office'],
  [/(?:^| )(?:CPU|CPO)(?: |$)|CONTRACT POSTAL UNIT/, 'contract_unit'],
  [/(?:^| )(?:S ?& ?DC|SDC)(?: |$)|SORTING (?:AND|&) DELIVERY/, 'sorting_delivery_center'],
  [/(?:^| )(?:DPOBU|NPU|POBU)(?: |$)/, 'po_box_unit'],
  [/(?:^| )(?:DDC|LPC|RPDC|P ?& ?DC|NDC|P ?& ?DF)$/, 'plant'],
  [/(?:^| )(?:ANNEX|ANX|CARRIERS?)(?: |$)/, 'carrier_annex'],
]

/** What a unit is, by the words in its name; a Post Office where none of them says otherwise. */
export function kindOfName(name: string): OfficeKind {
  const text = name.toUpperCase()
  return BY_NAME.find(([words]) => words.test(text))?.[1] ?? 'post_office'
}

/**
 * What a unit is by `LOCALE TYPE` of the list since September 2026 (the letters as read from its rows; USPS gives no
 * legend): P, S, B, C are offices, stations, branches and community offices, 4 annexes and delivery centers.
 */
export function kindOfLocale(type: string, name: string): OfficeKind {
  const named = kindOfName(name)
  switch (type.toUpperCase()) {
    case 'P':
    case 'S':
    case 'B':
    case 'C':
      return 'post_office'
    case '5':
      return named === 'village_post_office' ? named : 'contract_unit'
    case '4':
      return named === 'sorting_delivery_center' || named === 'plant' ? named : 'carrier_annex'
    case '6':
      return 'po_box_unit'
    case 'Z':
      return 'carrier_annex'
    default:
      return named
  }
}
