/** How the core talks to its parent: Electron's utility process, or a plain Node child (docs/decisions/0001-two-runtimes.md). */
export type Port = {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The parent is gone. */
  onGone(listener: () => void): void;
};

type ParentPort = {
  postMessage(message: unknown): void;
  on(name: 'message', listener: (event: { data: unknown }) => void): void;
};

/** The port of this process, or null when no parent started it to talk. */
export function portOfProcess(process: NodeJS.Process): Port | null {
  const parent = 'parentPort' in process ? (process.parentPort as ParentPort | null) : null;
  if (parent) {
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process's port, not a window's: it has no origin
      send: (message) => parent.postMessage(message),
      onMessage: (listener) => parent.on('message', ({ data }) => listener(data)),
      // Electron ends a utility process with its parent.
      onGone: () => {},
    };
  }
  if (!process.send) return null;
  return {
    // A parent that has just gone is told by 'disconnect', not by an error here.
    send: (message) => void (process.connected && process.send?.(message, undefined, {}, () => {})),
    onMessage: (listener) => void process.on('message', listener),
    onGone: (listener) => void process.on('disconnect', listener),
  };
}
