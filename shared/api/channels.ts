/** The IPC channels between preload and main; apart from the schemas, for the preload needs nothing else. */
export const CHANNELS = {
  call: 'kiosk:call',
  state: 'kiosk:state',
  core: 'kiosk:core',
  paper: 'kiosk:paper',
  drawn: 'kiosk:drawn',
  /** To the citizen's window, from the clerk's: what it shows. */
  stage: 'kiosk:stage',
  /** From the citizen's window: what the citizen did. */
  answer: 'kiosk:answer',
  /** To the clerk's window: of the citizen's. */
  news: 'kiosk:news',
  /** From either window: a sentence to be heard. */
  speech: 'kiosk:speech',
  /** To both windows: what is to be done with what is heard. */
  voice: 'kiosk:voice',
} as const;

/** Among the arguments of the hidden window that prints: its preload gives `window.paper`. */
export const PAPER_WINDOW = '--qalqan-paper';

/** Among the arguments of the citizen's own window: its preload gives `window.citizen`. */
export const CITIZEN_WINDOW = '--qalqan-citizen';

/** Begins the argument that tells the clerk's page its patience: `--qalqan-idle=180000,60000`. */
export const IDLE_ARGUMENT = '--qalqan-idle=';
