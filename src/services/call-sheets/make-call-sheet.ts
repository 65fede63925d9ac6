import { type CallSheet, callSheetOf } from '#domain/call-sheet/call-sheet.ts'
import { type ListedChannel, type ListedLine, listChannels } from '../channels/list-channels.ts'
import type { Context } from '../context.ts'
import type { ParcelReading } from '../parcels/parcel-reading.ts'
import { zoneOfParcel } from './zone-of-parcel.ts'

export type MakeCallSheetInput = {
  reading: ParcelReading
  /** The caller's zone, as typed; that of the parcel's place by default. */
  timeZone?: string | undefined
}

export type MadeCallSheet = {
  sheet: CallSheet
  /** What a call can and cannot do. */
  call: ListedChannel
  line: ListedLine
  timeZone: string
}

/** The call sheet of a parcel, with the line to call. @throws ServiceError `not-valid` naming `timeZone` */
export function makeCallSheet(ctx: Context, { reading, timeZone }: MakeCallSheetInput): MadeCallSheet {
  const listed = listChannels(ctx, { timeZone: timeZone || zoneOfParcel(ctx, reading) })
  const call = listed.channels.find((one) => one.channel === 'phone')
  if (!call?.phone) throw new Error('The channel "phone" has no phone line.')
  const sheet = callSheetOf({
    trackingNumber: reading.trackingNumber,
    printed: reading.printed,
    mailClass: reading.mailClass,
    services: reading.services,
    circumstances: reading.meaning?.circumstances ?? null,
    diagnosis: reading.meaning?.diagnosis ?? null,
  })
  return { sheet, call, line: call.phone, timeZone: listed.timeZone }
}
