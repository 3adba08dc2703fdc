/** Zones of a person who does not exist, for tests; the check digits are right. */
const WEIGHTS = [7, 3, 1];
export const valueOf = (letter: string) => (letter === '<' ? 0 : Number.parseInt(letter, 36));
const check = (text: string) =>
  String(Array.from(text).reduce((sum, letter, n) => sum + valueOf(letter) * (WEIGHTS[n % 3] ?? 0), 0) % 10);
const pad = (text: string, length: number) => text.padEnd(length, '<');

export const IIN = '510214400125';
export const CARD = (() => {
  const number = '012345678';
  const first = `IDKAZ${number}${check(number)}${pad(IIN, 15)}`;
  const born = `510214${check('510214')}`;
  const until = `300101${check('300101')}`;
  const rest = '<'.repeat(11);
  return [
    first,
    `${born}F${until}KAZ${rest}${check(first.slice(5) + born + until + rest)}`,
    pad('AUBAKIROVA<<KYMBAT', 30),
  ];
})();
export const PASSPORT = (() => {
  const number = pad('N01234567', 9);
  const born = `510214${check('510214')}`;
  const until = `300101${check('300101')}`;
  const own = pad(IIN, 14);
  const head = `${number}${check(number)}`;
  const tail = `${until}${own}${check(own)}`;
  return [pad('P<KAZAUBAKIROVA<<KYMBAT', 44), `${head}KAZ${born}F${tail}${check(head + born + tail)}`];
})();
