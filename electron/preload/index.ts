/**
 * All that a page gets of the world outside: `window.kiosk` in the clerk's window, `window.citizen` in
 * the citizen's own, `window.paper` in the one that prints.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CHANNELS, CITIZEN_WINDOW, IDLE_ARGUMENT, PAPER_WINDOW } from '../../shared/api/channels.ts';
import type { CitizenNews, CitizenStage } from '../../shared/api/citizen.ts';
import type { Problem, Result } from '../../shared/api/result.ts';
import type { Speech, VoiceOrder } from '../../shared/api/speech.ts';
import type { DeskState } from '../../shared/api/views.ts';
import type {
  Citizen,
  CoreLife,
  Kiosk,
  Paper,
  PaperContent,
  Patience,
  Speaking,
} from '../../shared/api/wire.ts';

const speaking: Speaking = {
  // Main parses what is wanted by its schema.
  speak: (wanted) => ipcRenderer.invoke(CHANNELS.speech, wanted) as Promise<Result<Speech>>,
  onVoice: (listener) => listen(CHANNELS.voice, (order) => listener(order as VoiceOrder)),
};

const kiosk: Kiosk = {
  ...speaking,
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
  // Main parses the stage by its schema.
  stage: (stage) => ipcRenderer.send(CHANNELS.stage, stage),
  onCitizen: (listener) => {
    const stop = listen(CHANNELS.news, (news) => listener(news as CitizenNews));
    ipcRenderer.send(CHANNELS.news);
    return stop;
  },
  patience: patience(),
};

const citizen: Citizen = {
  ...speaking,
  onStage: (listener) => {
    const stop = listen(CHANNELS.stage, (stage) => listener(stage as CitizenStage));
    // A page that comes late, or again, is shown the stage as it is now.
    ipcRenderer.send(CHANNELS.stage);
    return stop;
  },
  answer: (answer) => ipcRenderer.send(CHANNELS.answer, answer),
};

const paper: Paper = {
  content: () => ipcRenderer.invoke(CHANNELS.paper) as Promise<PaperContent>,
  drawn: () => ipcRenderer.send(CHANNELS.drawn),
};

if (process.argv.includes(PAPER_WINDOW)) contextBridge.exposeInMainWorld('paper', paper);
else if (process.argv.includes(CITIZEN_WINDOW)) contextBridge.exposeInMainWorld('citizen', citizen);
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

/** As main says it; three minutes and one (the design's "nobody is hurried") where it says nothing. */
function patience(): Patience {
  const said = process.argv.find((word) => word.startsWith(IDLE_ARGUMENT))?.slice(IDLE_ARGUMENT.length);
  const [idleMs = 180_000, askMs = 60_000] = said?.split(',').map(Number) ?? [];
  return { idleMs, askMs };
}
