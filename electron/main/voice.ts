/** The voice of both windows: sentences for whichever asks, and the keys of a headset for whichever speaks. */
import fs from 'node:fs';
import { ipcMain, type BrowserWindow } from 'electron';
import { CHANNELS } from '../../shared/api/channels.ts';
import { bad } from '../../shared/api/result.ts';
import type { VoiceOrder } from '../../shared/api/speech.ts';
import { isFrom } from './citizen.ts';
import type { Log } from './log.ts';
import { runProgram } from './runProgram.ts';
import { createSpeech } from './speech.ts';
import { voiceOrderOf } from './voiceKeys.ts';
import { createVoicePacks } from './voicePack.ts';

type Windows = () => readonly (BrowserWindow | null)[];

/** `folder` holds the voice packs. */
export function serveVoice(folder: string, log: Log) {
  let windows: Windows = () => [];
  const recorded = createVoicePacks({ folder, readFile: (file) => fs.promises.readFile(file), log });
  const speak = createSpeech({ run: runProgram, recorded, log });
  const tell = (order: VoiceOrder, but: BrowserWindow | null): void => {
    for (const window of windows())
      if (window !== null && window !== but && !window.isDestroyed() && !window.webContents.isCrashed())
        window.webContents.send(CHANNELS.voice, order);
  };
  return {
    /** Speaks for the windows that people see, and for nobody else; two never speak at once. */
    serve: (seen: Windows): void => {
      windows = seen;
      ipcMain.handle(CHANNELS.speech, (event, wanted: unknown) => {
        const window = seen().find((one) => isFrom(event, one));
        if (!window) return bad('core.badRequest');
        tell('hush', window);
        return speak(wanted);
      });
    },
    /** Hears the keys of a headset in `window`: the one that has the keyboard need not be the one that speaks. */
    hearKeys: (window: BrowserWindow): BrowserWindow => {
      window.webContents.on('before-input-event', (_event, press) => {
        const order = voiceOrderOf(press);
        if (order !== null) tell(order, null);
      });
      return window;
    },
  };
}
