/** The core's log: JSON lines on stderr. What is logged never names a person; redaction is the second belt. */
import pino, { type Logger } from 'pino';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const PERSONAL = [
  'iin',
  'fullName',
  'phone',
  'birthDate',
  'who',
  'pin',
  'body',
  'citizen',
  'attestation',
  'document',
  'content',
  'helper',
];

/** A log that writes to stderr at once, so that a dying process loses no line. */
export function createLog(level: string): Log {
  const paths = PERSONAL.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino(
    { name: 'core', level, redact: { paths, censor: '[removed]' } },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** What an error is, without its message: messages of parsers and databases may quote what they read. */
export function errorShape(error: unknown): { error: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    error: error.name,
    ...code,
    ...(frames.length > 0 ? { at: frames.slice(0, 4).join(' <').replaceAll('    at ', '') } : {}),
  };
}
