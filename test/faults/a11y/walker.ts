/** Whoever walks: at which desk, as whom, by which hands; and the few things that every walk does. */
import type { Page } from 'playwright';
import { travel, type Book, type Traveller } from '../../e2e/anyJourney.ts';
import type { Desk } from '../../e2e/desk.ts';
import { byAnyMeans, byKeys, byTouch, type Hands } from '../../e2e/hands.ts';
import { action, field, seeScreen, shownEntry } from '../../e2e/journey.ts';
import type { Person } from '../../e2e/people.ts';
import type { Looker } from './look.ts';
import type { Way } from './plan.ts';

/** What must be in the journal at the end of a walk. */
export type Expected = { kind: string; id?: string; what?: string };

export type Walker = {
  desk: Desk;
  person: Person;
  looker: Looker;
  way: Way;
  /** Hands of that way at the desk's window. */
  hands: Hands;
  expect: (entry: Expected) => void;
  /** A folder of this walk's own. */
  folder: string;
  /** Makes every mistake that can be made; a short run has no time for that. */
  isThorough: boolean;
};

export const handsOf = async (page: Page, way: Way): Promise<Hands> =>
  way === 'keys' ? byKeys(page) : byTouch(page);

export async function beginSession({ desk: { page }, hands }: Walker): Promise<void> {
  await hands.press('start-session');
  await seeScreen(page, 'session.language');
}

/** Goes through questions by the walker's hands; whoever touches alone asks for keys where they are offered. */
export const travelBy = ({ desk: { page }, hands, way }: Walker, more: Partial<Traveller>, book: Book) =>
  travel(
    {
      page,
      hands,
      ...more,
      watch: async (seen) => {
        if (seen.page === page && seen.screen === 'session.help' && seen.moment === 'arrived')
          await showKeys(page, hands, way);
        await more.watch?.(seen);
      },
    },
    book,
  );

/** Whoever touches alone asks for keys on the screen; they stay until the session or the clerk goes. */
export async function showKeys(page: Page, hands: Hands, way: Way): Promise<void> {
  if (way === 'touch' && (await page.locator('[data-setting="keyboard"][data-value="on"]').count()) === 0)
    await hands.press('keyboard');
}

/** One journey from the desk to the desk, by the walker's hands; the id of its entry, which the journal must have. */
export async function walk(walker: Walker, book: Book, more: Partial<Traveller> = {}): Promise<string> {
  await beginSession(walker);
  return walkOn(walker, book, more);
}

/** The same from the question that is shown. */
export async function walkOn(walker: Walker, book: Book, more: Partial<Traveller> = {}): Promise<string> {
  const { desk, hands, looker } = walker;
  const { page } = desk;
  const done = await travelBy(
    walker,
    {
      watch: async ({ screen, moment }) => {
        const name = nameIn(book, screen);
        if (name === null) return;
        if (walker.isThorough && moment === 'arrived' && !screen.endsWith('.done'))
          await goOnUnanswered(walker, name, screen);
        if (moment === 'answered' || screen.endsWith('.done')) await looker.look(page, name);
      },
      ...more,
    },
    book,
  );
  const { id } = await shownEntry(page);
  walker.expect({ kind: String(book.answers['kind']), id });
  await print(walker, done);
  await hands.press('finish');
  await seeScreen(page, 'desk.home');
  return id;
}

/** What every session asks is looked at in a ban's; the same screen with other words in each journey, in each. */
export function nameIn({ answers }: Book, screen: string): string | null {
  const kind = String(answers['kind']);
  if (/^session\.(understanding|approval)$/.test(screen)) return `${kind} ${screen}`;
  // Of who acts for another, only what is asked of them.
  if ('citizen.representative' in answers)
    return /^session\.(power|representative)/.test(screen) ? screen : null;
  return screen.startsWith('session.') && kind !== 'ban.set' ? null : screen;
}

const PRIMARY = '.screen-primary [data-action]';
const POINTED_OUT = '.error-summary, main .field-error';
const MOVES_MS = 10_000;

/** Need not be answered, and is the last of its kind: the way back from the next leads past it. */
const NO_WAY_BACK = /\.covers$/;

/** Goes on without an answer, as anyone does once: what is missing is pointed out, and that is looked at as well. */
async function goOnUnanswered({ desk: { page }, hands, looker }: Walker, name: string, screen: string) {
  if (NO_WAY_BACK.test(screen) || !(await isUnanswered(page))) return;
  const goOn = await page
    .locator(PRIMARY)
    .last()
    .getAttribute('data-action', { timeout: 1_000 })
    .catch(() => null);
  if (goOn === null) return;
  await hands.press(goOn);
  const came = await page.waitForFunction(
    ([was, wrong]) => {
      const shown = document.querySelector('main[data-screen]')?.getAttribute('data-screen');
      return document.querySelector(wrong) !== null ? 'pointed out' : shown !== was && 'left';
    },
    [screen, POINTED_OUT] as const,
    { timeout: MOVES_MS },
  );
  if ((await came.jsonValue()) === 'pointed out') return looker.look(page, `${name} with mistakes`);
  // It need not be answered.
  await hands.press('back');
  await seeScreen(page, screen);
}

/** Whether it asks something, and nothing is chosen or typed yet. */
const isUnanswered = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('main [name]')];
    return (
      fields.length > 0 &&
      fields.every(({ type, value, checked }) => (/radio|checkbox/.test(type) ? !checked : value === ''))
    );
  });

/** Prints the receipt, and looks at what the screen then says. */
export async function print({ desk: { page }, hands, looker }: Walker, name: string): Promise<void> {
  if ((await action(page, 'print').count()) === 0) return;
  await hands.press('print');
  await page.waitForSelector('.print-status svg');
  await looker.look(page, `${name} printed`);
}

/** An act that others build on, done the quickest way and looked at by nobody; its id. */
export async function settle({ desk: { page } }: Walker, book: Book): Promise<string> {
  await action(page, 'start-session').click();
  await seeScreen(page, 'session.language');
  await travel({ page, hands: byAnyMeans(page) }, book);
  const { id } = await shownEntry(page);
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
  return id;
}

/** Somebody signs in by those hands, and comes to the screen `to`. */
export async function signInBy(
  { desk: { page }, hands, way }: Walker,
  { number, pin }: { number: string; pin: string },
  to = 'desk.home',
): Promise<void> {
  await seeScreen(page, 'desk.sign-in');
  await showKeys(page, hands, way);
  if ((await field(page, 'staff.number').inputValue()) === '') await hands.type('staff.number', number);
  await hands.type('staff.pin', pin);
  await hands.press('sign-in');
  await seeScreen(page, to);
}
