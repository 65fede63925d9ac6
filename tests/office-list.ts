import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ListedOffice } from '#domain/offices/office.ts'
import { readOfficeFile } from '#main/commands/offices/read-office-file.ts'
import { importOffices } from '#services/offices/import-offices.ts'
import type { World } from './world.ts'

/** The real list, which is not in the repository; tests that need it skip where it is not. */
export const REAL_LIST = [join(import.meta.dirname, '..', '..', 'shared', 'data', 'post-offices.csv')].find(existsSync)

/** An office for a test. */
export function office(given: Partial<ListedOffice> & { name: string; zip: string }): ListedOffice {
  return {
    id: '',
    kind: 'post_office',
    address: '1 TEST ST',
    city: given.name,
    state: 'NV',
    zip4: '',
    position: null,
    timeZone: 'America/Los_Angeles',
    area: '',
    district: '',
    deliveryZips: [],
    boxZips: [],
    ...given,
  }
}

/** Imports offices into a world. */
export async function importInto(
  world: World,
  offices: readonly ListedOffice[],
  publishedOn: string | null = '2026-03-02',
) {
  return importOffices(world.app.ctx, {
    offices,
    file: 'test.csv',
    form: 'offices',
    publishedOn,
    rejected: 0,
    allowFewer: true,
  })
}

/** Imports a file into a world; every line must be right. */
export async function importFileInto(world: World, file: string) {
  const { offices } = readOfficeFile(file, world.app.ctx.places, (rejected) => {
    throw new Error(JSON.stringify(rejected))
  })
  return importInto(world, offices)
}
