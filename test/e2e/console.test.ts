import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimBody, loan, openBody } from '../integration/bodies.ts';
import { enrol, type TestDevice } from '../integration/device.ts';
import { startRegistry, type TestRegistry } from '../integration/registry.ts';
import { openBrowser, takeSeat, type Seat } from './browser.ts';

const STORY = '<script>document.title="script"</script><b>Позвонили «из банка»</b>';

let at: TestRegistry;
let browser: Browser;
let kiosk: TestDevice;

beforeAll(async () => {
  at = await startRegistry();
  browser = await openBrowser();
  kiosk = await enrol(at.url, await at.code({ center: 'almaty-1' }));
  await kiosk.push([kiosk.write('journal.open', openBody())]);
});
afterAll(async () => {
  await browser?.close();
  await at?.end();
});

const consoleUrl = () => at.url.replace('127.0.0.1', 'localhost') + '/console';

async function filed(): Promise<void> {
  await kiosk.push([kiosk.write('claim.file', claimBody({ loans: [loan()], story: STORY, evidence: [] }))]);
}

/** Somebody of that region, enrolled in the page by their code. */
async function seated(region: string, name: string): Promise<Seat> {
  const seat = await takeSeat(browser);
  const code = await at.code({ role: 'prosecutor', name, region });
  await seat.page.goto(`${consoleUrl()}#/enrol/${code}`);
  await seat.page.click('[data-action=enrol]');
  await seat.page.waitForSelector('[data-screen="console.cases"]');
  return seat;
}

test('a prosecutor enrols a passkey, signs out and in, opens a case and says why, and decides it', async () => {
  await filed();
  const { page } = await seated('almaty', 'Прокурор Алматы');
  expect(await page.textContent('.bar-person')).toContain('Прокурор Алматы');
  await page.click('[data-action=sign-out]');
  await page.waitForSelector('[data-screen="console.sign-in"]');
  expect((await page.request.get(`${consoleUrl().replace('/console', '')}/v1/cases`)).status()).toBe(401);
  await page.click('[data-action=sign-in]');
  await page.click('[data-action=open]');
  await page.check('input[name=why][value=investigation]');
  await page.click('[data-action=next]');
  await page.waitForSelector('[data-screen="console.case"] .story');
  expect(await page.textContent('.story')).toBe(STORY);
  expect(await page.title()).not.toBe('script');
  await page.click('[data-action=decide]');
  await page.check('input[name=decision][value=upheld]');
  await page.fill('textarea[name=reason]', 'Доказано');
  await page.click('[data-action=confirm]');
  await page.waitForSelector('.notice-good');
  expect(await page.textContent('.timeline')).toContain('Доказано');
});
