import { basename } from 'node:path'
import { createPlaces } from '#knowledge/places/places.ts'
import { importOffices as importList } from '#services/offices/import-offices.ts'
import { withContext } from '../with-context.ts'
import { type RejectedOffice, readOfficeFile } from './read-office-file.ts'

export type { RejectedOffice }

export type ImportedOffices = {
  offices: number
  added: number
  changed: number
  gone: number
  rejected: number
  form: string
  publishedOn: string | null
}

const READ_SHARE = 0.3

/**
 * Puts the list of offices of a file in the place of the one that is stored. The whole file is read and checked first.
 * @throws TableError, ServiceError for a file that is no such list, or is broken: nothing is changed then
 */
export async function importOffices(options: {
  file: string
  publishedOn: string | null
  allowFewer: boolean
  onRejected: (rejected: RejectedOffice) => void
  onProgress: (share: number) => void
}): Promise<ImportedOffices> {
  const { form, offices, badLines } = readOfficeFile(options.file, createPlaces(), options.onRejected)
  options.onProgress(READ_SHARE)
  const done = await withContext((ctx) =>
    importList(ctx, {
      offices,
      form,
      file: basename(options.file),
      publishedOn: options.publishedOn,
      rejected: badLines,
      allowFewer: options.allowFewer,
      onProgress: (share) => options.onProgress(READ_SHARE + share * (1 - READ_SHARE)),
    }),
  )
  return {
    offices: done.offices,
    added: done.added,
    changed: done.changed,
    gone: done.gone,
    rejected: done.rejected,
    form: done.form,
    publishedOn: done.publishedOn,
  }
}
