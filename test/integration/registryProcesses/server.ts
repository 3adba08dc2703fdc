/** Registries as processes of their own over one PostgreSQL, to be killed like those of a ministry. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const CLI = path.resolve(import.meta.dirname, '../../../registry/cli.ts');

export type Server = {
  url: string;
  process: ChildProcess;
  /** SIGKILL, and gone. */
  kill(): Promise<void>;
};

/** How docs/administrators.md advises to run a national registry: what a push holds stays young until it is answered. */
export const AS_ADVISED = ['--max-semi-space-size=64'];

/** `registry serve` on a port of its own, by Node with `options`. Throws where it ends before it listens. */
export async function serve(
  data: string,
  databaseUrl: string,
  port = 0,
  options: readonly string[] = [],
): Promise<Server> {
  const args = [
    ...options,
    CLI,
    'serve',
    '--data',
    data,
    '--database-url',
    databaseUrl,
    '--port',
    String(port),
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', process.env.QALQAN_LOUD ? 'inherit' : 'ignore'],
  });
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the registry ended with code ${String(code)}`);
    }),
  ])) as [string];
  return {
    url: (JSON.parse(line) as { listening: string }).listening,
    process: child,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
