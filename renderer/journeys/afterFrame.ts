/** Runs `work` once the frame with what has changed is painted, for what need not come before it; never twice. */
export function afterFrame(work: () => void): void {
  window.requestAnimationFrame(() => window.setTimeout(work));
}
