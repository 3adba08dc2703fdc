/** The citizen's own window beside the desk's, in every journey: what is asked there is answered there, by touch alone. */
import type { Page } from 'playwright';
import type { Book } from '../../e2e/anyJourney.ts';
import { byTouch } from '../../e2e/hands.ts';
import { plugIn, pullOut } from '../../e2e/displays.ts';
import { walk, type Walker } from './walker.ts';

/** Walks each of `books`, with a second display plugged in; a book may want the ids of those before it. */
export async function beside(walker: Walker, ...books: ((ids: readonly string[]) => Book)[]): Promise<void> {
  const { desk, looker } = walker;
  const { page, kiosk } = desk;
  const citizen = await plugIn(kiosk.app);
  await looker.look(citizen, 'citizen.rest');
  const hands = await byTouch(citizen);
  const ids: string[] = [];
  for (const next of books) {
    const book = next(ids);
    const kind = String(book.answers['kind']);
    const once = new Set<string>();
    ids.push(
      await walk(walker, book, {
        citizen: { page: citizen, hands },
        watch: async ({ screen, moment, page: of }) => {
          const name = nameBeside(kind, screen);
          if (name === null) return;
          if (of === citizen && moment === 'answered') await looker.look(citizen, name);
          if (of !== page) return;
          if (moment === 'arrived' && (await isElsewhere(page))) await looker.look(page, `${name} elsewhere`);
          const wanted = screen.endsWith('.done') ? 'arrived' : 'answered';
          if (moment !== wanted || once.has(screen)) return;
          once.add(screen);
          await looker.look(citizen, `citizen’s ${name}`);
        },
      }),
    );
  }
  await pullOut(kiosk.app);
}

/** The questions of every session are mirrored alike in all of them: a lift's stand for them. */
function nameBeside(kind: string, screen: string): string | null {
  if (/^(session|citizen)\.(understanding|approval|confirm)$/.test(screen)) return `${kind} ${screen}`;
  return screen.startsWith('session.') && kind !== 'ban.lift' ? null : screen;
}

const GIVEN_AWAY = ['turn', 'turn-here'];

/** Whether the clerk has nothing to press but what takes it back. */
async function isElsewhere(page: Page): Promise<boolean> {
  const actions = await page
    .locator('.screen-primary [data-action]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-action') ?? ''));
  return actions.every((name) => GIVEN_AWAY.includes(name));
}
