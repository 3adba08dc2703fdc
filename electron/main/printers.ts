/** What the system says of its printers before a paper is sent to one. */

/** What of Electron's PrinterInfo decides; `options` are the system's own words. */
export type Printer = {
  readonly isDefault?: boolean;
  readonly options?: object;
};

/** `stuck`: there is one, and it would print nothing now. */
export type PrinterState = 'none' | 'ready' | 'stuck';

/** The state of the printer that papers go to: the default one where it is known, else any. */
export function printerState(printers: readonly Printer[]): PrinterState {
  const defaults = printers.filter(({ isDefault }) => isDefault === true);
  const asked = defaults.length > 0 ? defaults : printers;
  if (asked.length === 0) return 'none';
  return asked.every(isStuck) ? 'stuck' : 'ready';
}

/** IPP's `printer-state` of a printer that was stopped (RFC 8011, 5.4.11). */
const STOPPED = '5';
/**
 * What somebody has to see to before anything is printed (RFC 8011, 5.4.12): each may end in -warning, -report or
 * -error. "media-low" is none of them: there is paper.
 */
const REASONS =
  /^(?:media-empty|media-needed|media-jam|cover-open|door-open|input-tray-missing|marker-supply-empty|toner-empty|offline|paused|shutdown|connecting-to-device|timed-out)(?:-error)?$/;

/** CUPS tells; where a system tells nothing, nothing is known against its printer. */
function isStuck({ options = {} }: Printer): boolean {
  const said = new Map(Object.entries(options).map(([name, value]) => [name, String(value)]));
  const reasons = (said.get('printer-state-reasons') ?? '').split(/[\s,]+/);
  return (
    said.get('printer-state') === STOPPED ||
    said.get('printer-is-accepting-jobs') === 'false' ||
    reasons.some((reason) => REASONS.test(reason))
  );
}
