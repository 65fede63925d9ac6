import { z } from 'zod'

/** Types drift on the wire: what is documented as a flag or number comes as a text too. */
const flag = z.union([z.boolean(), z.enum(['true', 'false', ''])])
const number = z.union([z.number(), z.string().regex(/^\d+$/)])
const text = z.string().nullish()
const list = z.union([z.array(z.string()), z.string()])

const stamp = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?)?$/)
const offset = z.string().regex(/^[+-]\d{1,2}:\d{2}$/)
const gmt = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)

export const Token = z.looseObject({
  access_token: z.string().min(1),
  token_type: z.literal('Bearer'),
  expires_in: number,
  issued_at: number,
  scope: z.string(),
  status: z.string().optional(),
  issuer: z.string().optional(),
  client_id: z.string().optional(),
  api_products: z
    .string()
    .regex(/^\[.*\]$/)
    .optional(),
  public_key: z.string().optional(),
})

export const OAuthFault = z.looseObject({
  error: z.string(),
  error_description: z.string().optional(),
  error_uri: z.string().optional(),
})

export const Envelope = z.looseObject({
  apiVersion: z.string().startsWith('/').optional(),
  error: z.looseObject({
    code: z.string().optional(),
    message: z.string().optional(),
    errors: z
      .array(
        z.looseObject({
          status: z.string().optional(),
          code: z.string().optional(),
          title: z.string().optional(),
          detail: z.string().optional(),
          source: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
        }),
      )
      .optional(),
  }),
})

const Event = z.looseObject({
  eventType: text,
  eventCode: z.string().max(2).nullish(),
  eventTimestamp: stamp.nullish(),
  GMTTimestamp: gmt.nullish(),
  GMTOffset: offset.nullish(),
  eventCity: text,
  eventState: text,
  eventCountry: text,
  firm: text,
})

const common = {
  trackingNumber: z.string(),
  status: text,
  statusCategory: text,
  statusSummary: text,
  mailClass: text,
  mailType: text,
  serviceTypeCode: text,
  services: list.nullish(),
  kahalaIndicator: flag.nullish(),
  originCity: text,
  originState: text,
  destinationCity: text,
  destinationState: text,
}

export const Detail = z.looseObject({
  ...common,
  originZIP: text,
  destinationZIP: text,
  emailEnabled: flag.nullish(),
  proofOfDeliveryEnabled: flag.nullish(),
  restoreEnabled: flag.nullish(),
  RREEnabled: flag.nullish(),
  redeliveryEnabled: flag.nullish(),
  tableCode: text,
  uniqueMailPieceID: z.union([z.string(), z.number()]).nullish(),
  expectedDeliveryTimeStamp: stamp.nullish(),
  mailPieceIntakeDate: text,
  trackingEvents: z
    .array(z.looseObject({ ...Event.shape, eventZIP: text, name: text, authorizedAgent: flag.nullish() }))
    .max(99)
    .optional(),
})

const zip = z.string().regex(/^\d{5}$/)

export const DetailV3r2 = z.looseObject({
  ...common,
  mailingDate: z.iso.date().nullish(),
  uniqueTrackingID: text,
  originZIPCode: zip.nullish(),
  destinationZIPCode: zip.nullish(),
  destinationCountry: z.string().length(2).nullish(),
  deliveryDateExpectation: z.looseObject({ expectedDeliveryDate: z.iso.date().nullish() }).nullish(),
  servicesEligibility: z
    .looseObject({ proofOfDeliveryEnabled: flag, RREEnabled: flag, trackingProofOfDeliveryEnabled: flag })
    .nullish(),
  trackingEvents: z
    .array(z.looseObject({ ...Event.shape, eventZIPCode: zip.nullish(), recipientName: text }))
    .max(99)
    .optional(),
})

export const Batch = z.array(
  z.union([
    z.looseObject({ ...DetailV3r2.shape, statusCode: z.literal('200') }),
    z.looseObject({ ...Envelope.shape, statusCode: z.string().regex(/^[45]\d\d$/), trackingNumber: z.string() }),
  ]),
)

export const Subscriptions = z.looseObject({
  subscriptions: z.array(z.looseObject({ subscriptionId: z.string(), listenerURL: z.string(), status: z.string() })),
  metadata: z.looseObject({
    totalCount: z.number(),
    page: z.number(),
    totalPages: z.number(),
    limit: z.number(),
    offset: z.number(),
    links: z.array(z.looseObject({ rel: z.array(z.string()), href: z.string() })),
  }),
})
