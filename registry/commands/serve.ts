/** `registry serve`: the registry as a process. */
import { openLog } from '../log.ts';
import { serveUntilStopped } from '../operation/serve.ts';
import { PolicyFile } from '../policy/policy.ts';
import { StaffFile } from '../policy/staff.ts';
import { createRegistry } from '../server.ts';
import { complaint, databaseUrl, need, originOf, print, readJson, type Values } from './arguments.ts';

/** Serves until it is told to stop. */
export async function serve(values: Values): Promise<void> {
  const port = need(values, 'port');
  const ports = { port: portIn('port', port), metricsPort: portIn('metrics-port', values['metrics-port']) };
  const drainMs = Number(values.drain ?? 0) * 1000;
  if (!(drainMs >= 0 && drainMs <= 600_000)) throw complaint('--drain is a number of seconds up to 600');
  const log = openLog();
  const registry = await createRegistry({
    data: need(values, 'data'),
    databaseUrl: databaseUrl(values),
    log,
    origin: originOf(values),
    ...(values.policy !== undefined && { policy: readJson(values.policy, PolicyFile) }),
    ...(values.staff !== undefined && { staff: readJson(values.staff, StaffFile) }),
  });
  await serveUntilStopped(registry, { ...ports, host: values.host, drainMs, log, told: print });
}

function portIn(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw complaint(`--${name} is a number from 0 to 65535`);
}
