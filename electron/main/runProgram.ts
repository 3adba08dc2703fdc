/** Runs a program apart: text in by stdin, bytes out by stdout, and an end in any case. */
import { spawn } from 'node:child_process';
import type { Ran } from './speech.ts';

const PATIENCE_MS = 15_000;
/** Six minutes of the voice. */
const MAX_BYTES = 16_000_000;

/** Runs `command` with nothing of our environment but where programs are; too long or too much is an end by force. */
export function runProgram(command: string, args: readonly string[], input: string): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      timeout: PATIENCE_MS,
      killSignal: 'SIGKILL',
    });
    const chunks: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MAX_BYTES) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    // It may end before it has read everything; how it ended is told by its code.
    child.stdin.on('error', () => {});
    child.on('error', () => resolve({ kind: 'missing' }));
    child.on('close', (code) => resolve({ kind: 'ended', code, out: Buffer.concat(chunks) }));
    child.stdin.end(input);
  });
}
