import { expect, test } from 'vitest';
import { bad, good } from '../../shared/api/result.ts';
import { startCore, type CoreHostParts, type CoreListener, type Life } from './coreHost.ts';

const OPEN = { data: '/data', databaseKey: null, boot: 'b', version: '1', release: false };

/** A host over cores that exist only here; time passes when the test says so. */
function house(change: Partial<CoreHostParts> = {}) {
  const cores: { listener: CoreListener; sent: unknown[]; killed: boolean; stopped: boolean }[] = [];
  const lives: Life[] = [];
  let clock = 0;
  let timers: { at: number; work: () => void }[] = [];
  const host = startCore({
    spawn: (listener) => {
      const core = { listener, sent: [] as unknown[], killed: false, stopped: false };
      cores.push(core);
      return {
        pid: () => cores.length,
        send: (message) => core.sent.push(message),
        stop: () => {
          core.stopped = true;
        },
        kill: () => {
          core.killed = true;
          listener.onExit('SIGKILL');
        },
      };
    },
    open: () => good(OPEN),
    after: (ms, work) => {
      const timer = { at: clock + ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    now: () => clock,
    onState: () => {},
    onLife: (life) => lives.push(life),
    log: () => {},
    ...change,
  });
  const pass = (ms: number) => {
    clock += ms;
    const due = timers.filter(({ at }) => at <= clock);
    timers = timers.filter(({ at }) => at > clock);
    for (const { work } of due) work();
  };
  const core = (index: number) => {
    const found = cores[index];
    if (!found) throw new Error(`core ${index} was not started`);
    return found;
  };
  return { host, cores, core, lives, pass };
}

const ready = { ready: true };

test('a core is opened first, then asked, and its answer is handed back', async () => {
  const { host, core } = house();
  const answer = host.call('desk.state', {});
  expect(core(0).sent).toEqual([{ open: OPEN }]);
  core(0).listener.onMessage(ready);
  expect(core(0).sent[1]).toEqual({ id: 1, call: 'desk.state', input: {} });
  core(0).listener.onMessage({ id: 1, result: { ok: true, value: { version: '1' } } });
  expect(await answer).toEqual(good({ version: '1' }));
});

test('a core that dies leaves its calls to be sent again, and another takes its place', async () => {
  const { host, core, cores, lives, pass } = house();
  core(0).listener.onMessage(ready);
  const answer = host.call('entries.confirm', { id: 1 });
  core(0).listener.onExit('SIGKILL');
  expect(await answer).toEqual(bad('core.restarting'));
  expect(await host.call('desk.state', {})).toEqual(bad('core.restarting'));
  pass(49);
  expect(cores).toHaveLength(1);
  pass(1);
  core(1).listener.onMessage(ready);
  expect(lives.map(({ life }) => life)).toEqual(['up', 'restarting', 'up']);
});

test('the pause before a new start grows to five seconds and shrinks after a quiet minute', () => {
  const { cores, core, pass } = house();
  const pauses: number[] = [];
  for (let death = 0; death < 9; death += 1) {
    core(death).listener.onExit('SIGSEGV');
    let waited = 0;
    while (cores.length === death + 1) {
      pass(50);
      waited += 50;
    }
    pauses.push(waited);
  }
  expect(pauses).toEqual([50, 100, 200, 400, 800, 1600, 3200, 5000, 5000]);
  pass(60_000);
  core(9).listener.onExit('SIGSEGV');
  pass(50);
  expect(cores).toHaveLength(11);
});

test('a core that cannot open says why, until one can', async () => {
  const { host, core, lives, pass } = house();
  core(0).listener.onMessage({ failed: { code: 'core.storeDamaged' } });
  expect(await host.call('desk.state', {})).toEqual(bad('core.storeDamaged'));
  expect(core(0).stopped).toBe(true);
  core(0).listener.onExit('code 0');
  expect(host.life()).toEqual({ life: 'failed', problem: { code: 'core.storeDamaged' } });
  pass(50);
  core(1).listener.onMessage(ready);
  expect(lives.map(({ life }) => life)).toEqual(['failed', 'up']);
});

test('where the key cannot be had, no core is started, and it is tried again', () => {
  let key: ReturnType<CoreHostParts['open']> = bad('core.keyLocked');
  const { host, cores, pass } = house({ open: () => key });
  expect(cores).toHaveLength(0);
  expect(host.life()).toEqual({ life: 'failed', problem: { code: 'core.keyLocked' } });
  key = good(OPEN);
  pass(50);
  expect(cores).toHaveLength(1);
});

test('a core that hangs is ended and replaced', async () => {
  const { host, core, cores, pass } = house();
  core(0).listener.onMessage(ready);
  const answer = host.call('entries.list', { limit: 1 });
  pass(60_000);
  expect(await answer).toEqual(bad('core.restarting'));
  pass(50);
  expect(cores).toHaveLength(2);
});

test.each([
  [null],
  ['ready'],
  [{}],
  [{ id: 'x', result: {} }],
  [{ state: {} }],
  [{ id: 7, result: { ok: true } }],
])('%j from a core changes nothing', (message) => {
  const { core, lives } = house();
  core(0).listener.onMessage(ready);
  core(0).listener.onMessage(message);
  expect(lives).toEqual([{ life: 'up' }]);
});

test('what a dead core still had to say is not heard', () => {
  const { core, lives, pass } = house();
  core(0).listener.onExit('SIGKILL');
  pass(50);
  core(0).listener.onMessage(ready);
  core(0).listener.onExit('again');
  expect(lives).toEqual([{ life: 'restarting' }]);
});

test('stopping asks the core, waits for its end, and starts no other', async () => {
  const { host, core, cores, pass } = house();
  core(0).listener.onMessage(ready);
  const end = host.stop();
  expect(core(0).stopped).toBe(true);
  core(0).listener.onExit('code 0');
  await end;
  pass(60_000);
  expect([core(0).killed, cores.length]).toEqual([false, 1]);
});

test('a core that does not end within five seconds is ended', async () => {
  const { host, core, pass } = house();
  core(0).listener.onMessage(ready);
  const end = host.stop();
  pass(5_000);
  await end;
  expect(core(0).killed).toBe(true);
});
