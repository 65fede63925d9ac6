import { CHANGES } from '#domain/advice/delivery-changes.ts'
import type { Subject } from '#domain/rules/further-rule.ts'
import type { Dated, Span, WindowRule } from '#domain/rules/window-rule.ts'
import type { Text } from '#domain/text/text.ts'
import type { Knowledge } from '#knowledge/knowledge.ts'

/** A row of any file of rules, with what it says. */
export type AnyRow = Dated & { subject: Subject; name: string; says: Text; note: string | null; isOwn: boolean }

/** Every row of every file of rules, in the order in which they are shown. Scan codes have pages of their own. */
export function ruleRows(knowledge: Knowledge): AnyRow[] {
  const { files } = knowledge
  const windows = (subject: Subject, rows: readonly WindowRow[]) => rows.map((row) => windowRow(subject, row))
  return [
    ...windows('claims', files.claimRules.rows),
    ...files.claimRules.cover.map((row) =>
      make(row, 'claims', 'rule.cover', { dollars: row.dollars, classes: row.mailClasses.join() }),
    ),
    ...windows('claims', files.appealRules.rows),
    ...windows('search', files.searchRules.rows),
    ...windows('refunds', files.refundRules.rows),
    ...files.refundRules.exceptions.map((row) =>
      make(row, 'refunds', 'rule.exception', {
        firstDay: row.firstDay,
        lastDay: row.lastDay,
        ...spanValues('within', row.within),
      }),
    ),
    ...windows('international', files.inquiryRules.rows),
    ...windows('holding', files.holdRules.rows),
    ...changeRows(knowledge),
    ...standardRows(knowledge),
    ...windows('records', files.recordRules.rows),
    ...furtherRows(knowledge),
    ...contactRows(knowledge),
    ...knowledge.thresholdRows.map((row) => ({
      ...make({ ...row, id: `threshold.${row.id}` }, 'thresholds', 'rule.threshold', { n: row.postalDays }),
      note: row.why,
      isOwn: row.isOwn,
    })),
  ]
}

type WindowRow = WindowRule & {
  mailClasses?: readonly string[] | null | undefined
  services?: readonly string[] | null | undefined
}

type Named = Dated & { name: string; note?: string | undefined }

function make(row: Named, subject: Subject, key: string, values: Text['values']): AnyRow {
  const { id, name, note = null, trust, source, checkedOn, effectiveFrom, effectiveTo } = row
  const says = { key, values }
  return { id, name, note, trust, source, checkedOn, effectiveFrom, effectiveTo, subject, says, isOwn: false }
}

function windowRow(subject: Subject, row: WindowRow): AnyRow {
  return make(row, subject, 'rule.window', {
    ...spanValues('opens', row.opens),
    ...spanValues('closes', row.closes),
    countsFrom: row.countsFrom,
    isClaim: subject === 'claims' ? 1 : 0,
    classes: row.mailClasses?.join() ?? '',
    services: row.services?.join() ?? '',
  })
}

function spanValues(name: string, span: Span | null): Text['values'] {
  return span ? { [name]: span.n, [`${name}Unit`]: span.unit } : {}
}

function changeRows({ files }: Knowledge): AnyRow[] {
  return CHANGES.flatMap((id) => files.deliveryChanges.rows.filter((row) => row.id === id)).map((row) =>
    make({ ...row, id: `change.${row.id}` }, 'changes', 'rule.change', {
      who: row.who,
      conditions: row.conditions.join(),
      onlyYouKnow: row.onlyYouKnow.join(),
      insuredBelow: row.insuredBelow ?? 0,
    }),
  )
}

function standardRows({ files }: Knowledge): AnyRow[] {
  const { rows, cutOffMinute, cutOffSource, asOf } = files.serviceStandards
  const own = rows.map((row) => {
    const { least, most, farLeast, farMost } = row
    return make({ ...row, name: row.mailClass }, 'standards', 'rule.standard', { least, most, farLeast, farMost })
  })
  const cutOff = make(
    {
      id: 'standard.cut-off',
      name: 'Handed over late in the day',
      trust: 'house',
      source: cutOffSource,
      checkedOn: asOf,
      effectiveFrom: '2020-01-01',
      effectiveTo: null,
    },
    'standards',
    'rule.cut-off',
    { minute: cutOffMinute },
  )
  return [...own, cutOff, holidaysRow(files.holidays)]
}

function holidaysRow(file: Knowledge['files']['holidays']): AnyRow {
  return make(
    {
      id: 'holidays',
      name: file.title,
      trust: 'read',
      source: file.source,
      checkedOn: file.checkedOn,
      effectiveFrom: '2020-01-01',
      effectiveTo: null,
    },
    'standards',
    'rule.holidays',
    { names: file.rules.map((rule) => rule.name).join('|') },
  )
}

function furtherRows({ files }: Knowledge): AnyRow[] {
  return files.furtherRules.rows.map((row) =>
    row.kind === 'list'
      ? make(row, row.subject, 'rule.list', { items: row.items.join() })
      : make(row, row.subject, 'rule.limit', {
          ...(row.least === null ? {} : { least: row.least }),
          ...(row.most === null ? {} : { most: row.most }),
          unit: row.unit,
        }),
  )
}

function contactRows({ files }: Knowledge): AnyRow[] {
  const lines = files.phoneLines.rows.map((row) => {
    const hours = row.hours?.map(({ days, opens, closes }) => `${days[0]} ${days.at(-1)} ${opens} ${closes}`).join('|')
    return make({ ...row, id: `phone.${row.id}` }, 'contact', 'rule.phone', { phone: row.phone, hours: hours ?? '' })
  })
  const channels = files.channels.rows.map((row) =>
    make({ ...row, id: `channel.${row.channel}` }, 'contact', 'rule.channel', {
      can: row.canDo.join('|'),
      cannot: row.cannotDo.join('|'),
    }),
  )
  return [...lines, ...channels]
}
