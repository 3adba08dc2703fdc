/** Chromium as a kiosk wants it: sandboxed, silent on the network, without menus and gestures, every page locked. */
import { app, Menu, protocol } from 'electron';
import { SCHEME } from './appProtocol.ts';
import { lockPage } from './lockdown.ts';

/** What must be said before Chromium starts. */
export function prepareChromium(): void {
  // enableSandbox() undoes --no-sandbox, without which root, and only root, cannot run.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  const switches = [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'no-pings',
  ];
  for (const name of [...switches, 'disable-pinch']) app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  app.commandLine.appendSwitch(
    'disable-features',
    'Autofill,SpareRendererForSitePerProcess,MediaRouter,HardwareMediaKeyHandling',
  );
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
}
