/** The human number of a recorded entry, `KZ-YYYY-NNNNNNNNN-C` (registry-protocol, section 4). */

/** The check digit of ISO/IEC 7064 MOD 11,10 over a text of digits: '0794' → 5. */
export function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10;
}

/** The number of the `serial`-th record (1 to 999,999,999) of `year`. Throws a RangeError beyond. */
export function recordNumber(year: number, serial: number): string {
  if (!Number.isInteger(serial) || serial < 1 || serial > 999_999_999)
    throw new RangeError(`serial ${serial}`);
  const digits = String(year).padStart(4, '0') + String(serial).padStart(9, '0');
  return `KZ-${digits.slice(0, 4)}-${digits.slice(4)}-${checkDigit(digits)}`;
}

/** Whether `text` is a record number with a good check digit. */
export function isRecordNumber(text: string): boolean {
  const parts = /^KZ-(\d{4})-(\d{9})-(\d)$/.exec(text);
  return parts !== null && checkDigit(`${parts[1]}${parts[2]}`) === Number(parts[3]);
}
