import { z } from 'zod'

export const ServiceTypesFile = z.strictObject({
  title: z.string(),
  asOf: z.iso.date(),
  rows: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{3}$/),
      product: z.string().min(3),
      mailClass: z.string().min(3),
      extraServices: z.array(z.int()),
      services: z.array(z.string().regex(/^[a-z-]+$/)).min(1),
      effectiveFrom: z.iso.date(),
      effectiveTo: z.iso.date().nullable(),
      source: z.string().min(5),
      checkedOn: z.iso.date(),
      examples: z.array(z.string().regex(/^\d{22}$/)).min(1),
    }),
  ),
})
