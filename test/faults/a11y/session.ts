/** What a session shows besides its questions: the keys on the screen, the cover, the questions at leaving and when nobody answers. */
import { waitFor } from '../../e2e/desk.ts';
import { field, seeConnection, seeScreen } from '../../e2e/journey.ts';
import { byTouch } from '../../e2e/hands.ts';
import { citizenPage } from '../../e2e/kiosk.ts';
import { changeTheView } from './searches.ts';
import { showKeys, type Walker } from './walker.ts';

/** A session begun, covered, left and thrown away. */
export async function lookAtSession({ desk, looker, person, hands }: Walker): Promise<void> {
  const { page } = desk;
  await hands.press('start-session');
  await seeScreen(page, 'session.language');
  await hands.choose('citizen.language', person.language);
  await hands.press('next');
  await seeScreen(page, 'session.help');
  await showKeys(page, hands, 'touch');
  await hands.press('next');
  await seeScreen(page, 'session.helper');
  await hands.choose('citizen.representative', 'helper');
  await field(page, 'attestation.helper').click();
  await page.locator('.keyboard').waitFor();
  await looker.look(page, 'session.helper with keys');
  await hands.press('next');
  await seeScreen(page, 'session.consent');
  await hands.choose('attestation.consent.personalData');
  await hands.press('next');
  await seeScreen(page, 'session.citizen');
  await hands.press('cover');
  await page.waitForSelector('[data-action="uncover"]');
  await looker.look(page, 'session covered');
  await hands.press('uncover');
  await page.waitForSelector('[data-action="uncover"]', { state: 'detached' });
  await desk.registry.stop();
  await seeConnection(page, 'offline');
  await looker.look(page, 'session.citizen offline');
  await hands.press('cancel');
  await page.waitForSelector('[data-action="keep"]');
  await looker.look(page, 'session left');
  await hands.press('keep');
  await seeScreen(page, 'desk.home');
  await looker.look(page, 'desk.home offline');
  await hands.press('drafts');
  await seeScreen(page, 'desk.drafts');
  await looker.look(page, 'desk.drafts');
  await hands.press('discard');
  await page.waitForSelector('.dialog-confirm [data-action="discard"]');
  await looker.look(page, 'desk.drafts asks');
  await hands.press('stay');
  await page.waitForSelector('.dialog', { state: 'detached' });
  await hands.press('resume');
  await seeScreen(page, 'session.citizen');
  await hands.press('cancel');
  await page.waitForSelector('.dialog [data-action="discard"]');
  await hands.press('discard');
  await page.waitForSelector('.dialog-confirm [data-action="discard"]');
  await looker.look(page, 'session thrown away');
  await hands.press('stay');
  await page.waitForSelector('[data-action="keep"]');
  await hands.press('keep');
  await seeScreen(page, 'desk.home');
  await setTheView({ desk, person, hands });
}

/** In a session of its own: what a citizen has set there, the desk's settings change no more. */
async function setTheView({ desk: { page }, person, hands }: Pick<Walker, 'desk' | 'person' | 'hands'>) {
  await hands.press('start-session');
  await seeScreen(page, 'session.language');
  await hands.choose('citizen.language', person.language);
  await hands.press('next');
  await seeScreen(page, 'session.help');
  await changeTheView(page, hands);
  await hands.press('cancel');
  await page.waitForSelector('[data-action="keep"]');
  await hands.press('keep');
  await seeScreen(page, 'desk.home');
}

/** Seconds until somebody is asked for, and until the desk is closed: time enough to look at the question. */
export const SOON_IDLE = '--idle=10,900';

/** The question whether somebody is still there, on both screens; and the cover on the citizen's. */
export async function lookAtIdle({ desk, looker, person, hands }: Walker): Promise<void> {
  const { page, kiosk } = desk;
  const citizen = await citizenPage(kiosk.app);
  await hands.press('start-session');
  await seeScreen(page, 'session.language');
  await hands.choose('citizen.language', person.language);
  await Promise.all([page, citizen].map((one) => one.waitForSelector('.still-here', { timeout: 60_000 })));
  await looker.look(page, 'nobody answers');
  await looker.look(citizen, 'citizen’s nobody answers');
  await hands.press('here');
  await waitFor(async () => (await page.locator('.still-here').count()) === 0, 'the question is gone');
  await (await byTouch(citizen)).press('cover');
  await Promise.all([page, citizen].map((one) => one.waitForSelector('.cover')));
  await looker.look(citizen, 'citizen’s session covered');
}
