import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OFFICE_NOTES } from '#domain/offices/note.ts'
import { addressText, officeName, officeNoteText } from './offices.ts'

test('offices are named as people say it', () => {
  assert.equal(officeName({ name: 'MCELM', kind: 'post_office' }), 'McElm Post Office')
  assert.equal(officeName({ name: 'CPU ELMDALE DRUGS', kind: 'contract_unit' }), 'Elmdale Drugs (contract unit)')
  assert.equal(officeName({ name: 'VPO ELMDALE', kind: 'village_post_office' }), 'Elmdale Village Post Office')
  assert.equal(officeName({ name: 'ELMDALE CARRIER ANNEX', kind: 'carrier_annex' }), 'Elmdale Carrier Annex')
  assert.equal(
    officeName({ name: 'ELMDALE OH S&DC', kind: 'sorting_delivery_center' }),
    'Elmdale OH Sorting and Delivery Center',
  )
  assert.equal(officeName({ name: 'ELMDALE DPOBU', kind: 'po_box_unit' }), 'Elmdale PO boxes')
})

test('addresses keep the letters of floors and directions', () => {
  assert.equal(addressText('12 NW 22ND ST STE 3W'), '12 NW 22nd St Ste 3W')
})

test('every note has a sentence that leaves nothing open', () => {
  const values = {
    zip: '04999',
    city: 'ELMDALE',
    town: 'elmdale',
    state: 'ME',
    name: 'ELMDALE ANNEX',
    address: '1 ELM ST',
  }
  for (const key of OFFICE_NOTES) {
    const text = officeNoteText({
      key,
      values: { ...values, count: 3, km: 150, phone: '1-800', url: 'https://x.example' },
    })
    assert.match(text, /^[A-Z].*[.]$/, key)
    assert.doesNotMatch(text, /undefined| {2}|\s[,.]/, key)
  }
})
