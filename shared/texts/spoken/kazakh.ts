/** Kazakh numbers in words. A noun after a number does not change, and numbers have no gender. */
import { groupsOf } from './groups.ts';

const UNITS = ['', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз'] as const;
const TENS = ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан'] as const;
const SCALES = ['', 'мың', 'миллион', 'миллиард', 'триллион', 'квадриллион'] as const;

/** The last word of an ordinal, by the last word of its number. */
const ORDINALS: Readonly<Record<string, string>> = {
  нөл: 'нөлінші',
  бір: 'бірінші',
  екі: 'екінші',
  үш: 'үшінші',
  төрт: 'төртінші',
  бес: 'бесінші',
  алты: 'алтыншы',
  жеті: 'жетінші',
  сегіз: 'сегізінші',
  тоғыз: 'тоғызыншы',
  он: 'оныншы',
  жиырма: 'жиырмасыншы',
  отыз: 'отызыншы',
  қырық: 'қырқыншы',
  елу: 'елуінші',
  алпыс: 'алпысыншы',
  жетпіс: 'жетпісінші',
  сексен: 'сексенінші',
  тоқсан: 'тоқсаныншы',
  жүз: 'жүзінші',
  мың: 'мыңыншы',
  миллион: 'миллионыншы',
  миллиард: 'миллиардыншы',
  триллион: 'триллионыншы',
  квадриллион: 'квадриллионыншы',
};

/** `1 234` → «бір мың екі жүз отыз төрт»; `n` is whole, 0 or more. */
export function kazakhNumber(n: number): string {
  if (n === 0) return 'нөл';
  return groupsOf(n)
    .map(({ value, scale }) => [...hundreds(value), SCALES[scale] ?? ''].filter(Boolean).join(' '))
    .join(' ');
}

/** `26` → «жиырма алтыншы». */
export function kazakhOrdinal(n: number): string {
  const words = kazakhNumber(n).split(' ');
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), ORDINALS[last] ?? last].join(' ');
}

/** A hundred is «жүз», never «бір жүз»; a thousand keeps its «бір», as sums are read out. */
function hundreds(n: number): string[] {
  const [hundred, rest] = [Math.floor(n / 100), n % 100];
  return [
    ...(hundred === 0 ? [] : [hundred === 1 ? '' : (UNITS[hundred] ?? ''), 'жүз']),
    TENS[Math.floor(rest / 10)] ?? '',
    UNITS[rest % 10] ?? '',
  ].filter(Boolean);
}
