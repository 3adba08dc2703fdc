/** The core's entry point: one message opens the kiosk's file, every other is a call. */
import { CallMessage, OpenMessage, type CoreMessage } from '../../shared/api/wire.ts';
import { bad } from '../../shared/api/result.ts';
import { systemClock } from './clock.ts';
import { openCore, type Core } from './core.ts';
import { createLog, errorShape, type Log } from './log.ts';
import { portOfProcess, type Port } from './port.ts';

const log = createLog(process.env.QALQAN_LOG ?? 'info');
/** How long an answer may take to reach the parent before this process ends. */
const ANSWER_MS = 200;

const port = portOfProcess(process);
if (port) serve(port, log);
else {
  process.stderr.write('The core is started by the application: it needs a parent to talk to.\n');
  process.exitCode = 2;
}

function serve(to: Port, logTo: Log): void {
  let core: Core | null = null;
  const send = (message: CoreMessage) => to.send(message);
  const close = (exitCode: number) => {
    const closing = core?.close() ?? Promise.resolve();
    void closing.catch(() => {}).then(() => process.exit(exitCode));
  };

  const opened = (message: OpenMessage): void => {
    const result = openCore(message.open, {
      clock: systemClock,
      log: logTo,
      told: (state) => send({ state }),
      failed: (problem) => send({ failed: problem }),
      // The parent starts another core at once; the answer to the call that asked for it goes first.
      restart: () => setTimeout(() => close(0), ANSWER_MS),
    });
    if (result.ok) core = result.value;
    send(result.ok ? { ready: true } : { failed: result.problem });
  };

  to.onMessage((received) => {
    try {
      const call = CallMessage.safeParse(received);
      const open = OpenMessage.safeParse(received);
      if (open.success && !core) opened(open.data);
      else if (call.success && core) {
        void core.call(call.data.call, call.data.input).then((result) => send({ id: call.data.id, result }));
      } else if (call.success) send({ id: call.data.id, result: bad('core.restarting') });
      else logTo.warn('a message was not understood');
    } catch (error) {
      logTo.error(errorShape(error), 'the core could not open');
      send({ failed: { code: 'core.cannotSave' } });
    }
  });
  // Without its parent a core has nobody to serve, and a second one may be about to open the file.
  to.onGone(() => close(0));
  process.on('SIGTERM', () => close(0));
  process.on('SIGINT', () => close(0));
  process.on('uncaughtException', (error) => {
    logTo.error(errorShape(error), 'an error nobody caught');
    close(1);
  });
}
