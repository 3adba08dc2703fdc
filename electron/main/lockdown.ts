/** A page cannot leave, open, zoom, inspect or reach anything: what it shows is ours, and stays. */
import type { Session, WebContents } from 'electron';
import { NCALAYER } from '../../shared/api/ncalayer.ts';
import { ORIGIN } from './appProtocol.ts';
import { guardPermissions } from './permissions.ts';
import { reachesPage } from './shortcuts.ts';

/** Whether a page may move to `address`: only to itself, which is how it loads again. */
export function mayNavigate(address: string): boolean {
  return address === `${ORIGIN}/index.html` || address.startsWith(`${ORIGIN}/index.html#`);
}

/** Whether anything may be fetched from `address`: our own files, what the page made itself, and NCALayer on this machine. */
export function mayFetch(address: string): boolean {
  return (
    address.startsWith(`${ORIGIN}/`) ||
    address.startsWith(`blob:${ORIGIN}/`) ||
    address.startsWith('data:') ||
    address === `${NCALAYER}/`
  );
}

/** Closes every way out of one window's page. */
export function lockPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event, address) => {
    if (!mayNavigate(address)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  // about:blank asks nobody: it can only be left again.
  contents.on('did-navigate', (_event, address) => {
    if (!mayNavigate(address)) void contents.loadURL(`${ORIGIN}/index.html`);
  });
  contents.on('before-input-event', (event, input) => {
    if (!reachesPage(input)) event.preventDefault();
  });
  // Ctrl and the wheel, two fingers, or a size remembered from elsewhere: the text size is chosen in the session.
  contents.on('zoom-changed', () => contents.setZoomLevel(0));
  contents.on('dom-ready', () => {
    contents.setZoomLevel(0);
    void contents.setVisualZoomLevelLimits(1, 1);
  });
  contents.on('devtools-opened', () => contents.closeDevTools());
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
}

/** Closes every way out of a session: the network, the proxy, downloads, devices, the spelling server. */
export async function lockSession(session: Session): Promise<void> {
  guardPermissions(session);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayFetch(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL(`${ORIGIN}/`);
  await session.setProxy({ mode: 'direct' });
}
