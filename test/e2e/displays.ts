/** A second display for a screen that has one: the kiosk hears of it just as of a real one. */
import type { ElectronApplication, Page } from 'playwright';
import { citizenPage } from './kiosk.ts';

/** Plugs a second display in, and answers the citizen's window on it. */
export async function plugIn(app: ElectronApplication): Promise<Page> {
  await app.evaluate(({ screen }) => {
    const first = screen.getPrimaryDisplay();
    const bounds = { x: 0, y: 0, width: 1280, height: 1024 };
    screen.getAllDisplays = () => [first, { ...first, id: first.id + 1, bounds }];
    screen.emit('display-added');
  });
  return citizenPage(app);
}

/** Takes it away again, and with it the window. */
export async function pullOut(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ screen }) => {
    const first = screen.getPrimaryDisplay();
    screen.getAllDisplays = () => [first];
    screen.emit('display-removed');
  });
}
