import { checkPhone, formatPhone } from '../../shared/domain/phone.ts';

/** A telephone number as people read it; one that is none as it was said, null where there is none. */
export function phoneWords(phone: string | undefined): string | null {
  const checked = checkPhone(phone ?? '');
  return checked.ok ? formatPhone(checked.value) : (phone ?? null);
}
