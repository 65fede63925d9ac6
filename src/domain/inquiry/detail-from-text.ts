import { DETAIL_FORMS, type DetailField } from './details.ts'

/** A detail as somebody writes it into a form, as `readDetails` takes it: `$1,300` is an amount, `yes` a choice. */
export function detailFromText(field: DetailField, text: string): unknown {
  const written = text.trim()
  if (written === '') return undefined
  const { kind } = DETAIL_FORMS[field]
  if (kind === 'dollars') return Number(written.replace(/^\$\s*|,(?=\d{3})/g, ''))
  if (kind === 'yes-no') return written === 'yes' ? true : written === 'no' ? false : written
  return written
}
