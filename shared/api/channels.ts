/** The IPC channels between preload and main; apart from the schemas, for the preload needs nothing else. */
export const CHANNELS = {
  call: 'kiosk:call',
  state: 'kiosk:state',
  core: 'kiosk:core',
  paper: 'kiosk:paper',
  drawn: 'kiosk:drawn',
} as const;

/** Among the arguments of the hidden window that prints: its preload gives `window.paper`. */
export const PAPER_WINDOW = '--qalqan-paper';
