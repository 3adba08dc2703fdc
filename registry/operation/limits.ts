/** How often one sender may ask. */

/**
 * Requests a minute. A kiosk makes a handful, a lender one per application; only runaways meet these.
 * `strangers` are requests from one address whose token is none, or not good.
 */
export const MOST_PER_MINUTE = {
  device: 12_000,
  lender: 120_000,
  prosecutor: 3_000,
  operator: 3_000,
  anybody: 12_000,
  strangers: 600,
};
export type Limits = Record<keyof typeof MOST_PER_MINUTE, number>;
