/** Stands in `lender.bin` for a lender that is not in the list or not known; it is never signed. */
export const UNKNOWN_LENDER = 'unknown';
