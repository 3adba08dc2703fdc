/** Debian's Chromium for the registry's console, with an authenticator that is not there. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';

/** A browser as a prosecutor has one: `page` in it, and the passkeys that its authenticator holds. */
export type Seat = { context: BrowserContext; page: Page };

/** The browser; close it when done. As root it has no sandbox, as Electron has none. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.QALQAN_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

/** A seat of its own: other cookies, another authenticator, which verifies its person without asking. */
export async function takeSeat(
  browser: Browser,
  { width = 1280, height = 1024, locale = 'ru-KZ' } = {},
): Promise<Seat> {
  const context = await browser.newContext({ viewport: { width, height }, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const client = await context.newCDPSession(page);
  await client.send('WebAuthn.enable');
  await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { context, page };
}
