/** How the core's process is started: Electron's own utility process, or Node beside the application. */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { utilityProcess } from 'electron';
import type { CoreLink, CoreListener } from './coreHost.ts';

/** The core's native module needs Node-API 10; a runtime without it runs the core on Node 24. */
export const coreMode = (napi: string | undefined): 'utility' | 'fork' =>
  Number(napi ?? 0) >= 10 ? 'utility' : 'fork';

/** Starts `entry` in Electron's utility process. */
export function spawnUtility(entry: string, listener: CoreListener): CoreLink {
  const child = utilityProcess.fork(entry, [], { serviceName: 'core', stdio: 'inherit' });
  child.on('message', listener.onMessage);
  child.on('exit', (code) => listener.onExit(`code ${code}`));
  return {
    pid: () => child.pid,
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
    send: (message) => child.postMessage(message),
    stop: () => {
      child.kill();
    },
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}

/** Starts `entry` on the Node at `node`. A core whose channel is closed, also by our death, stops by itself. */
export function spawnNode(
  entry: string,
  node: string,
  env: NodeJS.ProcessEnv,
  listener: CoreListener,
): CoreLink {
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...clean } = env;
  const child = fork(entry, [], {
    execPath: node,
    execArgv: [],
    env: clean,
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let isGone = false;
  // A child that cannot start tells 'error' and may or may not tell 'exit' as well.
  const gone = (reason: string): void => {
    if (isGone) return;
    isGone = true;
    listener.onExit(reason);
  };
  child.on('message', listener.onMessage);
  child.on('exit', (code, signal) => gone(signal ?? `code ${code}`));
  child.on('error', (error) => gone(error.message));
  return {
    pid: () => child.pid,
    send: (message) => {
      if (child.connected) child.send(message);
    },
    stop: () => {
      if (child.connected) child.disconnect();
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

/**
 * Starts a core before there is anybody to hear it, so that its program is read while Chromium starts; the first who
 * asks gets that one, everybody after it one of their own.
 */
export function spawnAhead(
  spawn: (listener: CoreListener) => CoreLink,
): (listener: CoreListener) => CoreLink {
  let first: CoreListener | null = null;
  let ended: string | null = null;
  const link = spawn({
    // It says nothing before it is spoken to.
    onMessage: (message) => first?.onMessage(message),
    onExit: (reason) => {
      ended = reason;
      first?.onExit(reason);
    },
  });
  return (listener) => {
    if (first !== null) return spawn(listener);
    first = listener;
    if (ended !== null) setImmediate(listener.onExit, ended);
    return link;
  };
}

/** The Node that runs the core: the one named, the one installed with the application, or the system's. */
export function findNode(appPath: string, named: string | undefined): string {
  if (named !== undefined && named !== '') return named;
  const installed = path.join(appPath, 'node_modules/.bin/node');
  return fs.existsSync(installed) ? installed : 'node';
}
