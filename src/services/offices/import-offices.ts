import type { ListedOffice } from '#domain/offices/office.ts'
import { withIds } from '#domain/offices/office-ids.ts'
import {
  addToList,
  beginList,
  countOffices,
  type OfficeImport,
  replaceList,
  saveImport,
} from '#store/office-imports.ts'
import { holdLock, inTransaction } from '#store/transaction.ts'
import type { Context } from '../context.ts'
import { ServiceError } from '../errors.ts'

const BATCH = 4_000
/** USPS closes some hundred offices a year: a list with less than this share of them is a part of a file. */
const LEAST_SHARE = 0.9

export type ImportOfficesInput = {
  offices: readonly ListedOffice[]
  file: string
  form: 'offices' | 'zip-locale-detail'
  publishedOn: string | null
  rejected: number
  /** Take a list that is much shorter than the one before. */
  allowFewer: boolean
  onProgress?: (share: number) => void
}

/**
 * Puts a list of offices in the place of the one before, in one transaction.
 * @throws ServiceError `not-valid` for a list without offices, or one that lost a tenth of them
 */
export async function importOffices(ctx: Context, input: ImportOfficesInput): Promise<OfficeImport> {
  if (input.offices.length === 0) throw new ServiceError('not-valid', 'The file has no office in it.')
  const offices = withIds(input.offices)
  return inTransaction(ctx.database, async (transaction) => {
    await holdLock(transaction, 'offices')
    const before = await countOffices(transaction)
    if (!input.allowFewer && offices.length < before * LEAST_SHARE) {
      throw new ServiceError(
        'not-valid',
        `The file has ${offices.length} offices, and ${before} are stored: it may be cut off. Nothing was changed. --allow-fewer takes it.`,
      )
    }
    await beginList(transaction)
    for (let start = 0; start < offices.length; start += BATCH) {
      await addToList(transaction, offices.slice(start, start + BATCH))
      input.onProgress?.(Math.min(1, (start + BATCH) / offices.length) * 0.7)
    }
    const counts = await replaceList(transaction, { keepPositions: input.form === 'zip-locale-detail' })
    const done: OfficeImport = {
      atMs: ctx.clock(),
      file: input.file,
      form: input.form,
      publishedOn: input.publishedOn,
      offices: offices.length,
      ...counts,
      rejected: input.rejected,
    }
    await saveImport(transaction, done)
    return done
  })
}
