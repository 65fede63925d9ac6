/** What the whole site is about, where a page does not say it of itself. */
export const SITE_DESCRIPTION = 'Where a USPS parcel was last seen, what its status means, and its whole history.'
