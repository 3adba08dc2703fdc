/** All that a page gets of the world outside: `window.kiosk`, or in the window that prints `window.paper`. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CHANNELS, PAPER_WINDOW } from '../../shared/api/channels.ts';
import type { Problem, Result } from '../../shared/api/result.ts';
import type { DeskState } from '../../shared/api/views.ts';
import type { CoreLife, Kiosk, Paper, PaperContent } from '../../shared/api/wire.ts';

const kiosk: Kiosk = {
  // Main parses the call and its answer by the schemas of shared/api.
  call: (name: string, input: unknown) =>
    ipcRenderer.invoke(CHANNELS.call, name, input) as Promise<Result<never>>,
  onState: (listener) => listen(CHANNELS.state, (state) => listener(state as DeskState)),
  onCore: (listener) => {
    const stop = listen(CHANNELS.core, (life, problem) =>
      listener(life as CoreLife, problem as Problem | undefined),
    );
    // A page that comes late is told how the core is now.
    ipcRenderer.send(CHANNELS.core);
    return stop;
  },
};

const paper: Paper = {
  content: () => ipcRenderer.invoke(CHANNELS.paper) as Promise<PaperContent>,
  drawn: () => ipcRenderer.send(CHANNELS.drawn),
};

if (process.argv.includes(PAPER_WINDOW)) contextBridge.exposeInMainWorld('paper', paper);
else contextBridge.exposeInMainWorld('kiosk', kiosk);

// A file dropped on the page is neither opened nor read.
for (const kind of ['dragenter', 'dragover', 'drop'] as const) {
  window.addEventListener(kind, refuseDrop, { capture: true });
}

function refuseDrop(event: DragEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
}

/** Hears a channel until the returned function is called; the event, which leads into Electron, stays here. */
function listen(channel: string, hear: (...values: unknown[]) => void): () => void {
  const onMessage = (_event: IpcRendererEvent, ...values: unknown[]): void => hear(...values);
  ipcRenderer.on(channel, onMessage);
  return () => {
    ipcRenderer.removeListener(channel, onMessage);
  };
}
