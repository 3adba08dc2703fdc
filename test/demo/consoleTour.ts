/** Every page of the registry's console, over a generated year of cases that nobody filed. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright';
import { openBrowser, takeSeat, type Seat } from '../e2e/browser.ts';
import { createRegistry, ROOT, type Registry } from '../e2e/registry.ts';
import { act, citizen, claimBody, liftBody, loan, openBody, procedure } from '../integration/bodies.ts';
import { enrol } from '../integration/device.ts';
import { creation, named, newContent, tus } from '../integration/uploads.ts';
import { createCamera } from './camera.ts';

const SEED = '7';
const STORY =
  'Позвонил человек, назвался сотрудником банка и сказал, что на меня оформляют заём. Велел никому не говорить и установить приложение. Потом пришло СМС, что деньги выданы. Я этих денег не видела.';

/** Shoots every page into `<folder>/<kk|ru>`, and sheets of them beside. */
export async function shootConsole(folder: string, say: (line: string) => void): Promise<void> {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'qalqan-console-'));
  const registry = await createRegistry(path.join(data, 'registry'));
  const browser = await openBrowser();
  try {
    say('A year of cases');
    const cli = path.join(ROOT, 'registry/cli.ts');
    const year = ['generate-year', '--seed', SEED, '--data', registry.data];
    await promisify(execFile)(process.execPath, [cli, ...year], { maxBuffer: 100_000_000 });
    await registry.start();
    await shootOver(registry, browser, folder, say);
  } finally {
    await browser.close();
    await registry.stop();
    fs.rmSync(data, { recursive: true, force: true });
  }
}

/** Shoots the console of a registry that runs and holds a year of cases. */
export async function shootOver(
  registry: Registry,
  browser: Browser,
  folder: string,
  say: (line: string) => void,
): Promise<void> {
  await fileMore(registry);
  const seats = {
    first: await takeSeat(browser),
    second: await takeSeat(browser),
    operator: await takeSeat(browser),
  };
  await enter(registry, seats.first, { role: 'prosecutor', name: 'Айгүл Демова', region: 'almaty' });
  await enter(registry, seats.second, { role: 'prosecutor', name: 'Данияр Демов', region: 'almaty' });
  await enter(registry, seats.operator, { role: 'operator', name: 'Ержан Демов' });
  await askForExport(seats.second.page);
  const camera = createCamera(seats.first.page, folder);
  for (const language of ['kk', 'ru']) {
    say(`Pages in ${language}`);
    await seats.first.page.click(`.bar [lang=${language}]`);
    await shootPages(seats.first.page, (name) => camera.shoot(language, name));
    const { page } = seats.operator;
    await page.click(`.bar [lang=${language}]`);
    await shootOperation(page, (name) => camera.shoot(language, name, page));
  }
  camera.writeSheets();
}

/** A claim with papers, one whose lender nobody knows, and a lift that is looked at: the generated year has none of these. */
async function fileMore(registry: Registry): Promise<void> {
  const kiosk = await enrol(
    registry.url,
    await registry.code('device', 'Demo kiosk', '--center', 'almaty-1'),
  );
  const content = newContent('application/pdf', 48_000);
  const blob = named(content, 'application/pdf');
  await kiosk.push([kiosk.write('journal.open', openBody())]);
  await kiosk.ask('POST', '/v1/blobs', { headers: creation(kiosk, blob) });
  await kiosk.ask('PATCH', `/v1/blobs/${blob.sha256}`, {
    body: content,
    headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
  });
  const at = new Date().toISOString();
  const known = loan({ amount: 84_500_000 });
  const unknown = loan({ lender: { name: 'Быстрые деньги' }, amount: 21_000_000, contract: undefined });
  const covered = claimBody({
    loans: [known],
    story: STORY,
    grounds: ['not-mine', 'no-biometrics'],
    evidence: [blob],
    procedures: [procedure([known.id], { blob, number: '01-22/318', issuer: 'Демо-полиция' })],
  });
  const person = { citizen: citizen({ birthDate: '1950-01-01', phone: '+77010000000' }) };
  await kiosk.push([
    kiosk.write('claim.file', claimBody({ loans: [unknown], story: STORY, evidence: [], ...act() }), { at }),
    kiosk.write('claim.file', { ...covered, ...person }, { at }),
    kiosk.write('ban.lift', liftBody(person), { at }),
  ]);
}

type Person = { role: 'prosecutor' | 'operator'; name: string; region?: string };

async function enter(registry: Registry, { page }: Seat, { role, name, region }: Person): Promise<void> {
  const asked = await registry.ask(
    'enrolment-code',
    '--role',
    role,
    '--name',
    name,
    ...(region === undefined ? [] : ['--region', region]),
  );
  const { code } = JSON.parse(asked) as { code: string };
  await page.goto(`${registry.url.replace('127.0.0.1', 'localhost')}/console#/enrol/${code}`);
  await page.click('[data-action=enrol]');
  await page.waitForSelector(role === 'operator' ? '[data-screen="console.operation"]' : 'tr[data-case]');
}

async function openCase(page: Page, n: number): Promise<void> {
  await show(page, '#/cases', 'cases');
  await page.locator('tr[data-case] [data-action=open]').nth(n).click();
  await page.check('input[name=why][value=investigation]');
  await page.click('[data-action=next]');
  await page.waitForSelector('.timeline');
}

async function askForExport(page: Page): Promise<void> {
  await openCase(page, 0);
  await page.click('[data-action=export]');
  await page.click('[data-action=confirm]');
  await page.waitForSelector('.notice-good');
}

async function show(page: Page, hash: string, screen: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await page.waitForSelector(`[data-screen="console.${screen}"]`);
}

/** Each page once, from the lists to the way out and in again. */
async function shootPages(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await show(page, '#/cases', 'cases');
  await page.waitForSelector('tr[data-case]');
  await shoot('cases');
  await page.click('[data-action=search]');
  await shoot('cases-search');
  await page.click('[data-action=cancel]');
  await show(page, '#/cases?list=overdue', 'cases');
  await page.waitForFunction(
    () => !document.querySelector('.table-foot [role=status]')?.textContent?.includes('…'),
  );
  await shoot('cases-overdue');
  await show(page, '#/cases', 'cases');
  await page.locator('tr[data-case] [data-action=open]').first().click();
  await page.waitForSelector('[data-screen="console.why"]');
  await shoot('why');
  await openCase(page, 0);
  await shoot('case');
  await page.click('[data-action=decide]');
  await shoot('case-decide');
  await page.keyboard.press('Escape');
  await show(page, '#/reviews', 'reviews');
  await page.click('tr [data-action=open]');
  await page.check('input[name=why][value=complaint]');
  await page.click('[data-action=next]');
  await page.waitForSelector('[data-action=approve]');
  await shoot('review');
  await show(page, '#/reviews', 'reviews');
  await page.waitForSelector('table');
  await shoot('reviews');
  await show(page, '#/cases?list=ordered', 'cases');
  await page.locator('input[name=select]:enabled').first().check();
  await shoot('cases-selected');
  await page.click('[data-action=represent]');
  await shoot('representation');
  await show(page, '#/representations', 'representations');
  await page.waitForSelector('table');
  await shoot('representations');
  await show(page, '#/exports', 'exports');
  await page.waitForSelector('tr[data-export]');
  await shoot('exports');
  await show(page, '#/stats', 'stats');
  for (const by of ['month', 'lender', 'group']) {
    await page.selectOption('select[name=by]', by);
    await page.waitForSelector('.chart-row');
    await shoot(`stats-${by}`);
  }
  await show(page, '#/cases', 'cases');
  await page.click('[data-action=clear]');
  await page.click('[data-action=sign-out]');
  await page.waitForSelector('[data-screen="console.sign-in"]');
  await shoot('sign-in');
  await page.click('[data-action=sign-in]');
  await page.waitForSelector('tr[data-case]');
}

/** What an operator is shown: how the registry does, and the figures that anybody may see. */
async function shootOperation(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await show(page, '#/operation', 'operation');
  await page.waitForSelector('table');
  await shoot('operation');
  await show(page, '#/stats', 'stats');
  await page.selectOption('select[name=period]', { index: 3 });
  await page.waitForSelector('.tiles');
  await shoot('stats-published');
}
