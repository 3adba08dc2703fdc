import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Browser, Download, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyExport } from '../../registry/sealed/verify.ts';
import { citizen, claimBody, liftBody, loan, openBody } from '../integration/bodies.ts';
import { enrol, type TestDevice } from '../integration/device.ts';
import { startRegistry, type TestRegistry } from '../integration/registry.ts';
import { findings } from './axe.ts';
import { openBrowser, takeSeat, type Seat } from './browser.ts';

const STORY = '<script>document.title="script"</script><b>Позвонили «из банка»</b>';

let at: TestRegistry;
let browser: Browser;
let kiosk: TestDevice;
let anna: Seat;
let boris: Seat;

beforeAll(async () => {
  at = await startRegistry();
  browser = await openBrowser();
  kiosk = await enrol(at.url, await at.code({ center: 'almaty-1' }));
  await kiosk.push([kiosk.write('journal.open', openBody())]);
  for (let n = 0; n < 3; n++)
    await kiosk.push([kiosk.write('claim.file', claimBody({ loans: [loan()], story: STORY, evidence: [] }))]);
  anna = await seated('almaty', 'Анна');
  boris = await seated('almaty', 'Борис');
});
afterAll(async () => {
  await browser?.close();
  await at?.end();
});

const consoleUrl = () => `${at.url.replace('127.0.0.1', 'localhost')}/console`;
const shown = (page: Page, screen: string) =>
  page.waitForSelector(`[data-screen="console.${screen}"]:visible`);
const go = async ({ page }: Seat, hash: string, screen: string) => {
  await page.goto(`${consoleUrl()}#/${hash}`);
  await shown(page, screen);
};

/** Somebody of that region, enrolled in the page by their code. */
async function seated(
  region: string,
  name: string,
  role: 'prosecutor' | 'operator' = 'prosecutor',
): Promise<Seat> {
  const seat = await takeSeat(browser);
  const code = await at.code({ role, name, ...(region !== '' && { region }) });
  await seat.page.goto(`${consoleUrl()}#/enrol/${code}`);
  await seat.page.click('[data-action=enrol]');
  await shown(seat.page, role === 'operator' ? 'operation' : 'cases');
  return seat;
}

/** Opens the case in that place of the list, for an investigation. Answers its place, `claim/loan`. */
async function openCase({ page }: Seat, n = 0): Promise<string> {
  await page.goto(`${consoleUrl()}#/cases`);
  const row = page.locator('tr[data-case]').nth(n);
  const name = (await row.getAttribute('data-case')) ?? '';
  await row.locator('[data-action=open]').click();
  await page.check('input[name=why][value=investigation]');
  await page.click('[data-action=next]');
  await page.waitForSelector('.story');
  return name;
}

/** The file that `press` saves. */
async function saved(
  { page }: Seat,
  press: () => Promise<void>,
): Promise<{ path: string; download: Download }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { path: await download.path(), download };
}

test('a prosecutor signs out and in by passkey, opens a case and says why, and decides it; a script is text', async () => {
  const { page } = anna;
  expect(await page.textContent('.bar-person')).toContain('Анна');
  await page.click('[data-action=sign-out]');
  await shown(page, 'sign-in');
  await page.click('[data-action=sign-in]');
  await shown(page, 'cases');
  await openCase(anna);
  expect(await page.textContent('.story')).toBe(STORY);
  expect(await page.title()).not.toBe('script');
  await page.click('[data-action=decide]');
  await page.click('[data-action=confirm]');
  expect(await page.locator('.mistake').count()).toBe(2);
  await page.check('input[name=decision][value=upheld]');
  await page.fill('textarea[name=reason]', 'Доказано');
  await page.click('[data-action=confirm]');
  await page.waitForSelector('.notice-good');
  expect(await page.textContent('.timeline')).toContain('Доказано');
  await page.click('[data-action=assign]');
  await page.selectOption('select[name=to]', { label: 'Борис' });
  await page.click('[data-action=confirm]');
  await page.waitForFunction(() => document.querySelector('.timeline')?.textContent?.includes('Борис'));
  await go(boris, 'cases?list=mine', 'cases');
  await boris.page.waitForSelector('tr[data-case]');
  expect(await boris.page.locator('tr[data-case]').count()).toBe(1);
});

test('a case of another region is refused in words', async () => {
  const stranger = await seated('astana', 'Чужой');
  expect(await stranger.page.locator('tr[data-case]').count()).toBe(0);
  const name = await openCase(anna);
  await go(stranger, `cases/${name}`, 'why');
  await stranger.page.check('input[name=why][value=court]');
  await stranger.page.click('[data-action=next]');
  await stranger.page.waitForSelector('.notice-bad');
  expect(await stranger.page.textContent('main')).not.toContain('500101300003');
  await stranger.context.close();
});

test('a representation over two cases is numbered, with its letter', async () => {
  const { page } = anna;
  await go(anna, 'cases', 'cases');
  await page.locator('input[name=select]').nth(0).check();
  await page.locator('input[name=select]').nth(1).check();
  await page.click('[data-action=represent]');
  await shown(page, 'representation');
  await page.click('[data-action=confirm]');
  await page.waitForSelector('.notice-good');
  expect(await page.textContent('.notice-good')).toMatch(/R-\d{4}-000001/);
  const { path, download } = await saved(anna, () => page.click('.notice-good a.file'));
  expect(download.suggestedFilename()).toMatch(/^R-\d{4}-000001\.pdf$/);
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
});

test('an export asked for by one person is released by another, and is genuine', async () => {
  const { page } = anna;
  await openCase(anna);
  await page.click('[data-action=export]');
  await page.click('[data-action=confirm]');
  await page.waitForSelector('.notice-good');
  await go(anna, 'exports', 'exports');
  await page.waitForSelector('tr[data-export]');
  expect(await page.locator('[data-action=approve], [data-action=fetch]').count()).toBe(0);
  await go(boris, 'exports', 'exports');
  await boris.page.click('[data-action=approve]');
  const { path } = await saved(boris, () => boris.page.click('[data-action=fetch]'));
  const archive = await open(path);
  const report = await verifyExport(archive, at.registry().context.keys.root);
  await archive.close();
  expect(report).toMatchObject({ ok: true });
});

test('a lift that is looked at goes on when two people say so', async () => {
  const held = liftBody({ citizen: citizen({ birthDate: '1950-01-01', phone: '+77010000000' }) });
  await kiosk.push([kiosk.write('ban.lift', held)]);
  const words: string[] = [];
  for (const seat of [anna, boris]) {
    await go(seat, 'reviews', 'reviews');
    await seat.page.click('[data-action=open]');
    await seat.page.check('input[name=why][value=complaint]');
    await seat.page.click('[data-action=next]');
    await seat.page.click('[data-action=approve]');
    words.push((await seat.page.textContent('.notice-good')) ?? '');
    expect(await seat.page.textContent('main')).toContain('+77010000000');
  }
  expect(words[0]).not.toBe(words[1]);
  await go(anna, 'reviews', 'reviews');
  await anna.page.waitForSelector('td.empty');
});

test('the figures are shown, drawn, and saved for programs that calculate', async () => {
  const { page } = anna;
  await go(anna, 'stats', 'stats');
  await page.waitForSelector('.tiles');
  await page.selectOption('select[name=by]', 'lender');
  await page.waitForFunction(() => document.querySelector('tbody th')?.textContent?.includes('Алма'));
  expect(await page.locator('.chart-row').count()).toBe(1);
  const { path } = await saved(anna, () => page.click('[data-action=csv]'));
  expect(readFileSync(path, 'utf8')).toContain(';3;1;0,00;0,00;0;1;0;');
  await page.fill('input[name=from]', '01.02.2025');
  await page.waitForFunction(() => document.querySelector('.tiles'));
  await page.fill('input[name=to]', '31.01.2025');
  await page.waitForSelector('.notice-bad');
  await page.fill('input[name=to]', '31.02.2026');
  await page.waitForSelector('.mistake');
  await page.reload();
  await page.selectOption('select[name=by]', 'lender');
  await page.check('input[name=published]');
  await page.waitForSelector('select[name=period]');
  expect(await page.locator('input[name=from]').count()).toBe(0);
  await page.waitForSelector('.tiles');
});

test('an operator finds how the registry does and published figures, and no way to a case', async () => {
  const { page, context } = await seated('', 'Оператор', 'operator');
  expect(await page.textContent('.bar-person')).toContain('Оператор реестра');
  expect(await page.locator('.bar-sections a').allTextContents()).toEqual(['Работа реестра', 'Статистика']);
  await page.waitForFunction(() => document.querySelectorAll('tbody')[1]?.textContent?.includes('Алматы'));
  const [found] = await findings(page);
  expect(found).toBeUndefined();
  for (const hash of ['cases', 'reviews', 'exports', 'representations', 'cases/a/b']) {
    await page.goto(`${consoleUrl()}#/${hash}`);
    await shown(page, 'operation');
  }
  await page.goto(`${consoleUrl()}#/stats`);
  await shown(page, 'stats');
  await page.selectOption('select[name=period]', { index: 3 });
  await page.waitForSelector('.tiles');
  expect(await page.locator('input[name=published], input[name=from]').count()).toBe(0);
  await context.close();
});

test('the keyboard alone leads from sign-in to a case that is decided', async () => {
  const { page } = boris;
  await page.click('[data-action=sign-out]');
  await shown(page, 'sign-in');
  /** Tabs on until what has the focus answers to the selector. */
  const tabTo = async (selector: string) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    }
    throw new Error(`no way to ${selector}`);
  };
  await tabTo('[data-action=sign-in]');
  await page.keyboard.press('Enter');
  await shown(page, 'cases');
  await page.waitForSelector('tr[data-case]');
  await tabTo('tr[data-case] [data-action=open]');
  await page.keyboard.press('Enter');
  await shown(page, 'why');
  await tabTo('input[name=why]');
  await page.keyboard.press('Space');
  await tabTo('[data-action=next]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.story');
  await tabTo('[data-action=decide]');
  await page.keyboard.press('Enter');
  await tabTo('input[name=decision]');
  await page.keyboard.press('Space');
  await tabTo('textarea[name=reason]');
  await page.keyboard.type('Доказано');
  await tabTo('[data-action=confirm]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.notice-good');
});

test('a session that ends loses nothing that was typed', async () => {
  const { page } = anna;
  await openCase(anna, 1);
  await page.click('[data-action=request]');
  await page.fill('textarea[name=what]', 'Оригинал постановления');
  await at.registry().context.store.deleteFrom('sessions').execute();
  await page.click('[data-action=confirm]');
  await shown(page, 'sign-in');
  expect(await page.locator('.story').isVisible()).toBe(false);
  await page.click('[data-action=sign-in]');
  await shown(page, 'case');
  expect(await page.inputValue('textarea[name=what]')).toBe('Оригинал постановления');
  await page.click('[data-action=confirm]');
  await page.waitForSelector('.notice-good');
});

test('axe finds nothing on any page, in Kazakh and in Russian', async () => {
  const { page } = anna;
  const found: Record<string, string[]> = {};
  const look = async (name: string) => {
    const problems = await findings(page);
    if (problems.length > 0) found[name] = problems;
  };
  for (const language of ['kk', 'ru']) {
    await page.click(`.bar [lang=${language}]`);
    const name = await openCase(anna);
    await look(`${language} case`);
    for (const act of language === 'kk' ? ['decide', 'assign', 'request', 'export'] : []) {
      await page.click(`[data-action=${act}]`);
      await page.click('[data-action=confirm]', { trial: true });
      await look(`${language} ${act}`);
      await page.keyboard.press('Escape');
    }
    await go(anna, 'reviews', 'reviews');
    await go(anna, `cases/${name}`, 'why');
    await page.click('[data-action=next]');
    await look(`${language} why`);
    for (const section of ['cases', 'reviews', 'representations', 'exports', 'stats']) {
      await go(anna, section, section);
      await page.waitForSelector('table');
      await look(`${language} ${section}`);
    }
    await go(anna, 'cases', 'cases');
    await page.locator('input[name=select]').first().check();
    await page.click('[data-action=search]');
    await look(`${language} search`);
    await page.click('[data-action=represent]');
    await look(`${language} representation`);
  }
  await page.click('[data-action=sign-out]');
  await shown(page, 'sign-in');
  await look('sign-in');
  expect(found).toEqual({});
});
