/** How soon the end of npm is noticed. */
const POLL_MS = 500;

/**
 * Ends this process as by SIGTERM when the npm that started it is gone (killed with SIGKILL, it can
 * pass no signal on), so that no registry or window is left behind. A process started otherwise,
 * such as a service in the background, is left alone.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function endWithNpm(env = process.env) {
  if (env.npm_lifecycle_event === undefined) return;
  const npm = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MS);
  timer.unref();
}
