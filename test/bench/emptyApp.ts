/** The least application that shows a window: what the runtime itself costs. */
import fs from 'node:fs';
import path from 'node:path';

/** Writes it into the new folder `folder`, and answers what Electron is to be started with. */
export function emptyApp(folder: string): string {
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.js' }));
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>empty</title><p>empty</p>');
  fs.writeFileSync(
    path.join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ fullscreen: true }).loadFile('index.html'));`,
  );
  return folder;
}
