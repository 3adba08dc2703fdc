/** The log: one line of JSON each on stderr, without personal data. */
import { destination, pino, type Logger } from 'pino';

/** What must never be written, should someone hand it over. */
const REDACTED = ['req', 'res', 'headers', 'body', 'url', '*.headers', '*.body', '*.url', '*.authorization'];

/** The registry's log on stderr. */
export const openLog = (level = 'info'): Logger =>
  pino({ level, base: null, redact: { paths: REDACTED, remove: true } }, destination({ fd: 2, sync: true }));
