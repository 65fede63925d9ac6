import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groupLocales } from './group-locales.ts'
import type { ListedOffice } from './office.ts'
import { withIds } from './office-ids.ts'
import { kindOfLocale, kindOfName } from './office-kind.ts'
import { missingLocaleColumns, readLocaleRow } from './read-locale-row.ts'
import { readOfficeRow } from './read-office-row.ts'
import { isSameOffice } from './same-office.ts'

test('the words in a name say what a unit is', () => {
  assert.equal(kindOfName('ELMDALE'), 'post_office')
  assert.equal(kindOfName('CPU ELMDALE DRUGS'), 'contract_unit')
  assert.equal(kindOfName('VPO ELMDALE'), 'village_post_office')
  assert.equal(kindOfName('ELMDALE CARRIER ANNEX'), 'carrier_annex')
  assert.equal(kindOfName('ELMDALE OH S&DC'), 'sorting_delivery_center')
  assert.equal(kindOfName('ELMDALE DPOBU'), 'po_box_unit')
  assert.equal(kindOfName('ELMDALE P&DC'), 'plant')
  assert.equal(kindOfName('ELMDALE P&DC FINANCE'), 'post_office')
})

test('the letters of the newer list say more than the name', () => {
  assert.equal(kindOfLocale('S', 'ELMDALE ANNEX'), 'post_office')
  assert.equal(kindOfLocale('5', 'ELMDALE'), 'contract_unit')
  assert.equal(kindOfLocale('4', 'ELMDALE OH SDC'), 'sorting_delivery_center')
  assert.equal(kindOfLocale('6', 'ELMDALE'), 'po_box_unit')
  assert.equal(kindOfLocale('Q', 'CPU ELMDALE'), 'contract_unit')
})

const ROW = {
  id: '04999-elmdale',
  name: 'ELMDALE',
  kind: 'post_office',
  address: '3 TEST RD',
  city: 'ELMDALE',
  state: 'ME',
  zip: '04999',
  zip4: '9998',
  lat: '44.5',
  lon: '-69.25',
  geo_method: 'town_gnis',
  geo_radius_km: '2.5',
  time_zone: 'America/New_York',
  delivery_zips: '04999 04998',
}

test('a row of the list is read, zeros in front put back', () => {
  const read = readOfficeRow({ ...ROW, zip: '4999', zip4: '98' })
  assert.ok(read.ok)
  assert.equal(read.value.zip, '04999')
  assert.equal(read.value.zip4, '0098')
  assert.deepEqual(read.value.deliveryZips, ['04998', '04999'])
  assert.deepEqual(read.value.position, { lat: 44.5, lon: -69.25, method: 'town_gnis', radiusKm: 2.5 })
})

test('each wrong cell is named by its column', () => {
  for (const [field, value] of Object.entries({
    name: '=HYPERLINK("http://example.org")',
    kind: 'palace',
    address: '<b>1 Main</b>',
    city: '',
    state: 'XX',
    zip: '123456',
    lat: '95',
    lon: '1e3',
    geo_method: 'guess',
    delivery_zips: '04999,04998',
    time_zone: 'Eastern',
    id: 'Ä B',
  })) {
    const read = readOfficeRow({ ...ROW, [field]: value })
    assert.ok(!read.ok, field)
    assert.deepEqual(
      read.problems.map((problem) => problem.field),
      [field],
    )
  }
})

const LOCALE = {
  area_name: 'ATLANTIC',
  district_name: 'TEST',
  delivery_zipcode: '4999',
  locale_name: 'ELMDALE',
  physical_delv_addr: '3 TEST RD',
  physical_city: 'ELMDALE',
  physical_state: 'ME',
  physical_zip: '4999',
  physical_zip_4: '9998',
}

test('rows of the ZIP Locale Detail become one office for each name and address', () => {
  assert.deepEqual(missingLocaleColumns(Object.keys(LOCALE)), [])
  assert.deepEqual(missingLocaleColumns(['name']).length, 6)
  const rows = [
    LOCALE,
    { ...LOCALE, delivery_zipcode: '04997', zip_class_code: 'P' },
    { ...LOCALE, locale_name: 'ELMDALE ANNEX', physical_delv_addr: '9 OTHER RD' },
  ].map((row) => {
    const read = readLocaleRow(row)
    assert.ok(read.ok)
    return read.value
  })
  const point = { zip: '04999', city: 'Elmdale', state: 'ME', lat: 44.5, lon: -69.25, timeZone: 'America/New_York' }
  const [office, annex] = groupLocales(rows, { byZip: () => point, byCity: () => null })
  assert.deepEqual(office?.deliveryZips, ['04997', '04999'])
  assert.deepEqual(office?.boxZips, ['04997'])
  assert.deepEqual(office?.position, { lat: 44.5, lon: -69.25, method: 'zip_geonames', radiusKm: 5 })
  assert.equal(annex?.kind, 'carrier_annex')
  const [far] = groupLocales(rows, { byZip: () => null, byCity: () => point })
  assert.equal(far?.position?.method, 'city_fallback')
  const [lost] = groupLocales(rows, { byZip: () => null, byCity: () => null })
  assert.equal(lost?.position, null)
})

test('ids are unique and do not hang on the order of the list', () => {
  const name = fc.constantFrom('ELMDALE', 'OAK PARK', "O'NEIL")
  const zip = fc.constantFrom('04999', '04998')
  const listed = fc
    .tuple(name, zip)
    .chain(([one, two]) =>
      fc.integer({ min: 1, max: 999 }).map((number) => ({ name: one, zip: two, address: `${number} ELM ST`, id: '' })),
    )
  const idsOf = (offices: readonly object[]) =>
    new Map(withIds(offices as ListedOffice[]).map((one) => [`${one.name} ${one.zip} ${one.address}`, one.id]))
  const some = fc.uniqueArray(listed, { selector: (one) => JSON.stringify(one), maxLength: 12 })
  fc.assert(
    fc.property(some, (offices) => {
      const ids = idsOf(offices)
      assert.equal(new Set(ids.values()).size, offices.length)
      assert.deepEqual([...ids].sort(), [...idsOf(offices.toReversed())].sort())
    }),
  )
})

test('two lists mean the same office by its street or by its name', () => {
  const office = { name: 'ELMDALE', address: '12 N MAIN ST STE 4', zip: '04999' }
  assert.ok(isSameOffice(office, { name: 'OTHER', address: '12 North Main Street', zip: '04999' }))
  assert.ok(isSameOffice(office, { name: 'Elmdale Post Office', address: '', zip: '04999' }))
  assert.ok(!isSameOffice(office, { name: 'ELMDALE', address: '12 N MAIN ST', zip: '04998' }))
  assert.ok(!isSameOffice({ ...office, address: '' }, { name: 'OTHER', address: '', zip: '04999' }))
})
