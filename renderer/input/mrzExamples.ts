/** Zones of people who do not exist, for tests; the check digits are right. */
const WEIGHTS = [7, 3, 1];

/** What a letter counts in a check digit (ICAO 9303, part 3, 4.9). */
export const valueOf = (letter: string) => (letter === '<' ? 0 : Number.parseInt(letter, 36));

const check = (text: string) =>
  String(Array.from(text).reduce((sum, letter, n) => sum + valueOf(letter) * (WEIGHTS[n % 3] ?? 0), 0) % 10);
const pad = (text: string, length: number) => text.padEnd(length, '<');

/** Somebody as a zone has them: the birth date as YYMMDD, the names with their fillers. */
type Owner = { readonly iin: string; readonly number: string; readonly born: string; readonly names: string };

const UNTIL = `300101${check('300101')}`;

/** The three lines of a card (TD1). */
export function cardOf({ iin, number, born, names }: Owner): readonly string[] {
  const first = `IDKAZ${number}${check(number)}${pad(iin, 15)}`;
  const birth = `${born}${check(born)}`;
  const rest = '<'.repeat(11);
  const whole = check(first.slice(5) + birth + UNTIL + rest);
  return [first, `${birth}F${UNTIL}KAZ${rest}${whole}`, pad(names, 30)];
}

/** The two lines of a passport (TD3). */
export function passportOf({ iin, number, born, names }: Owner): readonly string[] {
  const padded = pad(number, 9);
  const birth = `${born}${check(born)}`;
  const own = pad(iin, 14);
  const head = `${padded}${check(padded)}`;
  const tail = `${UNTIL}${own}${check(own)}`;
  return [pad(`P<KAZ${names}`, 44), `${head}KAZ${birth}F${tail}${check(head + birth + tail)}`];
}

export const IIN = '510214400125';
const KYMBAT = { iin: IIN, born: '510214', names: 'AUBAKIROVA<<KYMBAT' };
export const CARD = cardOf({ ...KYMBAT, number: '012345678' });
export const PASSPORT = passportOf({ ...KYMBAT, number: 'N01234567' });
