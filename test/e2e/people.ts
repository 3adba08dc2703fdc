/** People who do not exist, with numbers that compute. */
import { checkDigit } from '../../shared/domain/iin.ts';

export type Person = {
  language: 'kk' | 'ru' | 'en';
  iin: string;
  fullName: string;
  birthDate: { day: string; month: string; year: string };
  phone: string;
  document: { kind: 'id-card' | 'passport'; number: string };
  vulnerable: ('pensioner' | 'disability')[];
};

/** A valid number of somebody born in 1950, by a serial of four digits. */
export function syntheticIin(serial: number): string {
  for (let next = serial; ; next += 1) {
    const digits = `5001013${String(next).padStart(4, '0')}`;
    const last = checkDigit(digits);
    // Where both passes give 10 no such number exists.
    if (last !== null) return `${digits}${last}`;
  }
}

const born = { day: '1', month: '1', year: '1950' };

export const ULZHAN: Person = {
  language: 'kk',
  iin: '500101300003',
  fullName: 'Өмірзақова Ұлжан Әбілқызы',
  birthDate: born,
  phone: '7011234567',
  document: { kind: 'id-card', number: '012345678' },
  vulnerable: ['pensioner'],
};

export const SERGEI: Person = {
  language: 'ru',
  iin: '500101300405',
  fullName: 'Ёлкин Сергей Юрьевич',
  birthDate: born,
  phone: '7057654321',
  document: { kind: 'passport', number: 'N01234567' },
  vulnerable: [],
};

export const ANNA: Person = {
  language: 'en',
  iin: syntheticIin(77),
  fullName: 'Qunanbayeva Anna',
  birthDate: born,
  phone: '7751112233',
  document: { kind: 'id-card', number: '087654321' },
  vulnerable: ['pensioner', 'disability'],
};

/** Whom that person is married to. */
export const spouseOf = (person: Person): Person => (person.iin === SERGEI.iin ? ULZHAN : SERGEI);

/** One for each language, in the order they are shown. */
export const PEOPLE = [ULZHAN, SERGEI, ANNA] as const;
