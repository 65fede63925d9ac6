import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { createPlaces } from '#knowledge/places/places.ts'
import { type RejectedOffice, readOfficeFile } from '#main/commands/offices/read-office-file.ts'
import { importOffices } from '#services/offices/import-offices.ts'
import { readOfficeStatus } from '#services/offices/read-office-status.ts'
import { saveStreets } from '#store/office-streets.ts'
import { officesOfZip } from '#store/offices.ts'
import { importFileInto, importInto, office } from '../office-list.ts'
import { tempFolder } from '../temp-folder.ts'
import { createWorld, type World } from '../world.ts'

const HEADINGS =
  'id,name,kind,address,city,state,zip,zip4,lat,lon,geo_method,geo_radius_km,time_zone,usps_area,usps_district,delivery_zips'
const LINES = [
  '89049-testville,TESTVILLE,post_office,5 SAND ST,TONOPAH,NV,89049,9998,38.07,-117.23,town_gnis,3.0,America/Los_Angeles,TEST,TEST,89049',
  '89020-sage,SAGE,post_office,6 SAGE RD,SAGE,NV,89020,9998,37.50,-116.90,town_gnis,3.0,America/Los_Angeles,TEST,TEST,89020 89013',
  '89020-sage-annex,SAGE ANNEX,carrier_annex,7 SAGE RD,SAGE,NV,89020,,,,,,,TEST,TEST,89020',
]
const LOCALE_HEADINGS = [
  'AREA NAME',
  'AREA CODE',
  'DISTRICT NAME',
  'DISTRICT NO',
  'DELIVERY ZIPCODE',
  'LOCALE NAME',
  'PHYSICAL DELV ADDR',
  'PHYSICAL CITY',
  'PHYSICAL STATE',
  'PHYSICAL ZIP',
  'PHYSICAL ZIP 4',
]
const LOCALE_ROWS = [
  ['TEST', '4X', 'TEST', '006', '89049', 'TESTVILLE', '5 SAND ST', 'TONOPAH', 'NV', '89049', '9998'],
  ['TEST', '4X', 'TEST', '006', 1040, 'ELMDALE   ', '3 TEST RD', 'HOLYOKE', 'MA', 1040, ''],
  ['TEST', '4X', 'TEST', '006', '01041', 'ELMDALE', '3 TEST RD', 'HOLYOKE', 'MA', '01040', ''],
]

const places = createPlaces()

/** Reads a text or bytes as a file. */
function readAs(content: string | Buffer, name = 'offices.csv') {
  using folder = tempFolder()
  const file = join(folder.path, name)
  writeFileSync(file, content)
  const rejected: RejectedOffice[] = []
  return { ...readOfficeFile(file, places, (one) => rejected.push(one)), rejected }
}

const csv = (...lines: string[]) => [HEADINGS, ...lines].join('\n')

function workbook(type: 'biff8' | 'xlsx', rows: unknown[][], others: Record<string, unknown[][]> = {}): Buffer {
  const book = utils.book_new()
  for (const [name, cells] of Object.entries(others)) utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name)
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'ZIP_DETAIL')
  return write(book, { type: 'buffer', bookType: type })
}

async function imported(world: World, content: string | Buffer, name = 'offices.csv') {
  const { form, offices, badLines } = readAs(content, name)
  return importOffices(world.app.ctx, {
    ...{ form, offices, file: name, rejected: badLines },
    publishedOn: null,
    allowFewer: true,
  })
}

test('our CSV is read in the encodings and with the delimiters that spreadsheets write', () => {
  const plain = readAs(csv(...LINES))
  assert.equal(plain.form, 'offices')
  assert.equal(plain.offices.length, 3)
  const text = csv(...LINES)
  for (const content of [
    `\ufeff${text}`,
    text.replaceAll('\n', '\r\n'),
    text.replaceAll(',', ';'),
    text.replaceAll(',', '\t'),
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  ]) {
    assert.deepEqual(readAs(content).offices, plain.offices)
  }
  const windows = Buffer.from(csv(...LINES.map((line) => line.replaceAll('SAND', 'CAÑADA'))), 'latin1')
  assert.equal(readAs(windows).offices[0]?.address, '5 CAÑADA ST')
})

test('the ZIP Locale Detail is read as published: .xls, .xlsx and CSV', () => {
  const rows = [LOCALE_HEADINGS, ...LOCALE_ROWS]
  const other = { Unique_Detail: [LOCALE_HEADINGS, LOCALE_ROWS[0] ?? []], Notes: [['Something else']] }
  const forms = [
    readAs(workbook('biff8', rows, other), 'ZIP_Locale_Detail.xls'),
    readAs(workbook('xlsx', rows, other), 'ZIP_Locale_Detail.xlsx'),
    // A name that lies does no harm.
    readAs(workbook('xlsx', rows), 'ZIP_Locale_Detail.csv'),
    readAs(rows.map((row) => row.join(',')).join('\n')),
  ]
  for (const { form, offices, rejected } of forms) {
    assert.deepEqual([form, rejected], ['zip-locale-detail', []])
    const [testville, elmdale] = offices
    assert.equal(offices.length, 2)
    assert.equal(testville?.position?.method, 'zip_geonames')
    assert.deepEqual(
      [elmdale?.name, elmdale?.zip, elmdale?.deliveryZips, elmdale?.timeZone],
      ['ELMDALE', '01040', ['01040', '01041'], 'America/New_York'],
    )
  }
})

test('the newer form tells kinds and PO box ZIP Codes', () => {
  const rows = [
    [...LOCALE_HEADINGS, 'ZIP CLASS CODE', 'LOCALE KEY', 'LOCALE TYPE'],
    [...(LOCALE_ROWS[0] ?? []), 'P', 'T00001', 'S'],
    [...(LOCALE_ROWS[1] ?? []), ' ', 'T00002', '4'],
  ]
  const { offices } = readAs(workbook('xlsx', rows), 'a.xlsx')
  assert.deepEqual(
    offices.map(({ kind, boxZips }) => [kind, boxZips]),
    [
      ['post_office', ['89049']],
      ['carrier_annex', []],
    ],
  )
})

test('a few bad lines are left out and named; a file with many is refused whole', () => {
  const many = Array.from({ length: 200 }, (_, n) => (LINES[0] ?? '').replace('89049-testville', `test-${n}`))
  const wrong = (LINES[1] ?? '').replace(',NV,89020', ',XX,ABC')
  const { offices, rejected, badLines } = readAs(csv(...many, wrong))
  assert.equal(offices.length, 200)
  assert.equal(badLines, 1)
  assert.deepEqual(
    rejected.map(({ line, field }) => [line, field]),
    [
      [202, 'state'],
      [202, 'zip'],
    ],
  )
  assert.throws(() => readAs(csv(...many, ...Array.from({ length: 5 }, () => wrong))), /5 of 205 lines are not right/)
})

test('the same id twice is named', () => {
  const { rejected } = readAs(csv(...LINES, LINES[0] ?? ''))
  assert.deepEqual(rejected, [{ line: 5, field: 'id', code: 'doubled', message: 'The same id stands in line 2.' }])
})

test('formulas and errors in cells are refused', () => {
  const sheet = utils.aoa_to_sheet([LOCALE_HEADINGS, ...LOCALE_ROWS])
  sheet.F2 = { t: 's', v: 'TESTVILLE', f: 'CONCATENATE("TEST","VILLE")' }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'ZIP_DETAIL')
  const { rejected } = readAs(write(book, { type: 'buffer', bookType: 'xlsx' }), 'a.xlsx')
  assert.deepEqual(
    rejected.map(({ line, field }) => [line, field]),
    [[2, 'locale_name']],
  )
})

test('what is no list of offices is refused with its reason', () => {
  assert.throws(() => readAs('a,b\n1,2\n'), /columns are missing: name, kind, address, city, state, zip\./)
  assert.throws(() => readAs('DELIVERY ZIPCODE,LOCALE NAME,PHYSICAL CITY\n1,2,3\n'), /PHYSICAL DELV ADDR/)
  assert.throws(() => readAs(''), /empty/)
  assert.throws(() => readAs(csv('"unfinished')), /quote/i)
  assert.throws(() => readAs(Buffer.from([1, 0, 2, 0, 3])), /no text/)
  assert.throws(() => readAs('PK\u0003\u0004 nonsense'), /no workbook|No sheet/)
  assert.throws(() => readAs(workbook('xlsx', [['a', 'b']]), 'a.xlsx'), /No sheet/)
})

test('an import replaces the list and counts what is new, changed and gone', async () => {
  await using world = await createWorld()
  const first = await imported(world, csv(...LINES))
  assert.deepEqual([first.added, first.changed, first.gone], [3, 0, 0])
  const same = await imported(world, csv(...LINES))
  assert.deepEqual([same.added, same.changed, same.gone], [0, 0, 0])
  const moved = (LINES[0] ?? '').replace('5 SAND ST', '8 SAND ST')
  const later = await imported(
    world,
    csv(moved, LINES[1] ?? '', (LINES[2] ?? '').replace('sage-annex', 'sage-annex-2')),
  )
  assert.deepEqual([later.added, later.changed, later.gone], [1, 1, 1])
  const status = await readOfficeStatus(world.app.ctx)
  assert.equal(status.offices, 3)
  assert.equal(status.lastImport?.changed, 1)
})

test('a street position stays with its address, whatever the office is called', async () => {
  await using world = await createWorld()
  const { ctx } = world.app
  await imported(world, csv(...LINES))
  const street = (officeId: string, address: string, zip: string) =>
    saveStreets(ctx.database, [{ officeId, address, zip, outcome: 'found', lat: 38.0711, lon: -117.2311 }], 1)
  await street('89049-testville', '5 SAND ST', '89049')
  await street('89020-sage', '6 SAGE RD', '89020')
  const again = await imported(world, csv(...LINES))
  assert.deepEqual([again.added, again.changed, again.gone], [0, 0, 0])
  await imported(
    world,
    csv(
      (LINES[0] ?? '').replaceAll('testville', 'newname'),
      (LINES[1] ?? '').replace('6 SAGE', '60 SAGE'),
      LINES[2] ?? '',
    ),
  )
  const methods = async (zip: string) =>
    (await officesOfZip(ctx.database, zip)).map((one) => one.position?.method).sort()
  assert.deepEqual(await methods('89049'), ['street'])
  assert.deepEqual(await methods('89020'), ['town_gnis', undefined])
})

test('the list of USPS keeps the better places that the list before had', async () => {
  await using world = await createWorld()
  await imported(world, csv(LINES[0] ?? ''))
  await imported(world, [LOCALE_HEADINGS, ...LOCALE_ROWS].map((row) => row.join(',')).join('\n'))
  const [testville] = await officesOfZip(world.app.ctx.database, '89049')
  assert.equal(testville?.id, '89049-testville')
  assert.equal(testville?.position?.method, 'town_gnis')
})

test('a list that lost more than a tenth of the offices changes nothing, unless that is wanted', async () => {
  await using world = await createWorld()
  const many = Array.from({ length: 10 }, (_, n) => office({ name: `OFFICE ${n}`, zip: '89049' }))
  await importInto(world, many)
  const few = { offices: many.slice(0, 8), file: 'few.csv', form: 'offices', publishedOn: null, rejected: 0 } as const
  await assert.rejects(importOffices(world.app.ctx, { ...few, allowFewer: false }), /may be cut off/)
  await assert.rejects(importOffices(world.app.ctx, { ...few, offices: [], allowFewer: true }), /no office/)
  assert.equal((await readOfficeStatus(world.app.ctx)).offices, 10)
  assert.equal((await importOffices(world.app.ctx, { ...few, allowFewer: true })).gone, 2)
  const one = { ...few, offices: many.slice(1, 9) }
  assert.equal((await importOffices(world.app.ctx, { ...one, allowFewer: false })).gone, 1)
})

test('an import that fails half-way changes nothing', async () => {
  await using world = await createWorld()
  await imported(world, csv(...LINES))
  const offices = Array.from({ length: 9_000 }, (_, n) => office({ name: `OFFICE ${n}`, zip: '89049' }))
  // The second batch holds an id that the first has already.
  const doubled = [
    ...offices,
    { ...office({ name: 'DOUBLE', zip: '89049' }), id: 'x-1' },
    { ...office({ name: 'DOUBLE', zip: '89049' }), id: 'x-1' },
  ]
  await assert.rejects(
    importOffices(world.app.ctx, {
      offices: doubled,
      ...{ file: 'x.csv', form: 'offices', publishedOn: null, rejected: 0, allowFewer: true },
    } as const),
  )
  assert.equal((await readOfficeStatus(world.app.ctx)).offices, 3)
})

test('two imports at once leave one whole list', async () => {
  await using world = await createWorld()
  const list = (letter: string, n: number) =>
    Array.from({ length: n }, (_, i) => office({ name: `${letter} ${i}`, zip: '89049' }))
  await Promise.all([importInto(world, list('A', 300)), importInto(world, list('B', 200))])
  const units = await officesOfZip(world.app.ctx.database, '89049')
  assert.equal(new Set(units.map(({ name }) => name.slice(0, 1))).size, 1)
})

test('a file is imported by its name', async () => {
  using folder = tempFolder()
  await using world = await createWorld()
  const file = join(folder.path, 'offices.csv')
  writeFileSync(file, csv(...LINES))
  assert.equal((await importFileInto(world, file)).added, 3)
})
