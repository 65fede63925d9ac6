import type { MadeCallSheet } from '#services/call-sheets/make-call-sheet.ts'
import type { FoundOffice } from '#services/offices/offices-answer.ts'
import {
  askWords,
  CALL_SHEET_WORDS,
  dayWords,
  factLabel,
  factWords,
  hoursWords,
  officeAddress,
  officeName,
  openWords,
  phoneText,
  problemWords,
  zoneName,
} from '#words/en/index.ts'
import { BOLD, GREY, openPdf } from './open-pdf.ts'

/** A call sheet as a PDF of US Letter size, with room for notes; `nowMs` is the moment that it shows. */
export async function callSheetPdf(
  made: MadeCallSheet,
  office: FoundOffice | null,
  nowMs: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { sheet, call, line, timeZone } = made
  const draw = await openPdf(`${CALL_SHEET_WORDS.title} ${sheet.printed}`.trim(), nowMs)
  draw.title(CALL_SHEET_WORDS.title, sheet.printed)
  draw.text(`${line.name}: ${line.phone}`, { font: BOLD, size: 13 })
  if (line.hours) draw.text(`${line.hours.map(hoursWords).join(', ')}, ${zoneName(line.zone)}`)
  if (line.state) draw.text(`When this was made: ${openWords(line.state, timeZone)}`)
  draw.heading(CALL_SHEET_WORDS.say)
  draw.text(problemWords(sheet.problem), { font: BOLD, size: 12 })
  draw.heading(CALL_SHEET_WORDS.have)
  for (const { name, text } of sheet.facts) draw.row(factLabel(name), factWords(text))
  draw.heading(CALL_SHEET_WORDS.ask)
  sheet.asks.forEach((ask, index) => {
    draw.text(`${index + 1}.  ${askWords(ask)}`)
  })
  if (office) {
    const phone = office.told?.facts.phone
    draw.heading(CALL_SHEET_WORDS.office)
    draw.text(officeName(office.office), { font: BOLD })
    draw.text(`${officeAddress(office.office)}${phone ? `, 1-${phoneText(phone)}` : ''}`)
  }
  draw.heading(CALL_SHEET_WORDS.can)
  draw.text(`${call.canDo.join('; ')}.`)
  draw.heading(CALL_SHEET_WORDS.cannot)
  draw.text(`${call.cannotDo.join('; ')}.`)
  draw.heading(CALL_SHEET_WORDS.notes)
  for (const label of CALL_SHEET_WORDS.room) draw.row(label, '')
  draw.text(
    `Rules as of ${dayWords(call.rulesAsOf)}, ${call.rulesAsOf.slice(0, 4)}. Whereabouts is independent software, not the United States Postal Service.`,
    { size: 8, color: GREY },
  )
  return draw.end()
}
