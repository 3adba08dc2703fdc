/** A day at the desk with people whose every value is known again wherever it lies: typed into real windows. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beginAct, CLAIM, fileClaim, SCAN } from '../../e2e/claims.ts';
import { waitFor, type Desk } from '../../e2e/desk.ts';
import { action, CLERK, field, seeScreen, shownEntry, signIn, SUPERVISOR, walk } from '../../e2e/journey.ts';
import { syntheticIin, type Person } from '../../e2e/people.ts';
import type { Planted } from './search.ts';

/** A page that was loaded anew has asked the core and drawn by then. */
const DRAWN_MS = 2_000;

const born = { day: '1', month: '1', year: '1950' };

const BANNED: Person = {
  language: 'kk',
  iin: syntheticIin(7341),
  fullName: 'Жұлдызханова Ақбөпе Серікбайқызы',
  birthDate: born,
  phone: '7079135246',
  document: { kind: 'id-card', number: '048151623' },
  vulnerable: ['pensioner'],
};

const CHEATED: Person = {
  language: 'ru',
  iin: syntheticIin(8429),
  fullName: 'Шереметьевский Евстигней Ардалионович',
  birthDate: born,
  phone: '7027418529',
  document: { kind: 'passport', number: 'N42316151' },
  vulnerable: [],
};

const UNDECIDED: Person = {
  ...BANNED,
  iin: syntheticIin(6157),
  fullName: 'Қырықбайұлы Нұрмұхаммед Әлімжанұлы',
  phone: '7471963852',
  document: { kind: 'id-card', number: '095175328' },
};

const STORY = 'незнакомец назвался следователем Заболотько и продиктовал перевод';
const FILE = {
  ...SCAN,
  name: 'Заболотько-квитанция.pdf',
  buffer: Buffer.concat([SCAN.buffer, Buffer.from('% квитанция Заболотько\n')]),
};

const valuesOf = (who: string, { iin, fullName, phone, document }: Person): Planted => ({
  [`${who}: ИИН`]: iin,
  [`${who}: telephone`]: phone,
  [`${who}: document`]: document.number,
  // A surname may stand alone, in another case or cut short.
  ...Object.fromEntries(fullName.split(' ').map((word, at) => [`${who}: name ${at + 1}`, word])),
});

/** Everything typed on that day that must be nowhere on the disk. */
export const PLANTED: Planted = {
  ...valuesOf('the banned', BANNED),
  ...valuesOf('the cheated', CHEATED),
  ...valuesOf('the undecided', UNDECIDED),
  'the story': 'Заболотько',
  'the clerk’s PIN': CLERK.pin,
  'the supervisor’s PIN': SUPERVISOR.pin,
};

/** Serves them, looks at them again, and leaves one unfinished on the screen. */
export async function serveADay(desk: Desk): Promise<void> {
  const { page } = desk;
  await signIn(page);
  await walk(page, BANNED);
  await action(page, 'print').click();
  await finish(desk);
  await beginAct(page, CHEATED, 'claim.file');
  await fileClaim(page, { ...CLAIM, story: STORY, evidence: [FILE] });
  await action(page, 'print-papers').click();
  const { id } = await shownEntry(page);
  await finish(desk);
  await lookAgain(desk, id);
  await walk(page, UNDECIDED, { until: 'session.journey' });
  // What was typed is kept within a second.
  await page.waitForTimeout(1_500);
}

async function finish({ page }: Desk): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
}

async function lookAgain({ page }: Desk, entry: string): Promise<void> {
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  await field(page, 'search').fill(CHEATED.iin);
  await action(page, 'find').click();
  await page.locator(`tr:has([data-entry="${entry}"]) [data-action="open"]`).first().click();
  await seeScreen(page, 'desk.entry');
  await page.waitForSelector('.entry-file');
  await action(page, 'back').click();
  await action(page, 'back').click();
  await seeScreen(page, 'desk.home');
}

/** The page dies with a person on it, and so does the core; a dump of either is a file like any other. */
export async function crash({ kiosk }: Desk): Promise<void> {
  const core = kiosk.corePid();
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.forcefullyCrashRenderer();
  });
  process.kill(core, 'SIGABRT');
  await waitFor(async () => kiosk.corePid() !== core, 'another core is there');
  // To the one who drives it a page that crashed is gone; main still has its window, and loads it anew.
  await waitFor(
    () =>
      kiosk.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().every(
          ({ webContents }) => !webContents.isCrashed() && !webContents.isLoading(),
        ),
      ),
    'the page is back',
  );
  await sleep(DRAWN_MS);
}
