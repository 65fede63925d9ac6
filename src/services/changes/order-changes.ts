import { CHANNELS_OF_WISH } from '#domain/advice/channels-for.ts'
import { type ChangeStanding, deliveryChanges } from '#domain/advice/delivery-changes.ts'
import type { Circumstances } from '#domain/diagnosis/circumstances.ts'

export type OrderedChange = ChangeStanding & {
  /** It may bring what the person wishes. */
  fitsWish: boolean
  /** The person's role is one that may ask for it; true where no role was told. */
  mayAsk: boolean
}

/** The ways to change a delivery: open ones first, of them those that fit the wish, in the order in which they fit. */
export function orderChanges(c: Circumstances): OrderedChange[] {
  const { role, wish } = c.told
  const fitting: readonly string[] = wish ? CHANNELS_OF_WISH[wish] : []
  const rank = (one: OrderedChange) => {
    const place = fitting.indexOf(one.change.id)
    return (one.open ? 0 : 200) + (one.mayAsk ? 0 : 50) + (place < 0 ? 100 : place)
  }
  return deliveryChanges(c)
    .map((one) => ({
      ...one,
      fitsWish: fitting.includes(one.change.id),
      mayAsk: !role || one.change.who === 'either' || one.change.who === role,
    }))
    .sort((a, b) => rank(a) - rank(b))
}
