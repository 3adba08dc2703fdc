import { useCallback, useEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { AuditGroup, AuditLine } from '../../../shared/api/audit.ts';
import type { Problem } from '../../../shared/api/result.ts';
import { useDesk } from '../../app/desk.tsx';

/** How many lines a page has. */
const PAGE = 50;

type Wanted = { readonly group?: AuditGroup; readonly who?: string };
/** No lines are known until they have come, and where they cannot be had. */
type Trail = { readonly lines: readonly AuditLine[] | null; readonly more: boolean };

const UNKNOWN: Trail = { lines: null, more: false };

/**
 * The trail of what is wanted, the newest first, and the way to earlier lines. One visit is one audit line, whatever is
 * looked for; so it does not grow by itself while it is read.
 */
export function useAuditTrail({ group, who }: Wanted) {
  const { kiosk } = useDesk();
  const [key] = useState(() => uuidv7());
  const [trail, setTrail] = useState<Trail>(UNKNOWN);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = useCallback(
    (before?: number) =>
      kiosk.call('audit.list', {
        key,
        limit: PAGE,
        ...(before === undefined ? {} : { before }),
        ...(group === undefined ? {} : { group }),
        ...(who === undefined ? {} : { who }),
      }),
    [kiosk, key, group, who],
  );
  useEffect(() => {
    let live = true;
    void ask().then((result) => {
      if (!live) return;
      setProblem(result.ok ? null : result.problem);
      setTrail(result.ok ? { lines: result.value.items, more: result.value.more } : UNKNOWN);
    });
    return () => {
      live = false;
    };
  }, [ask]);
  const older = async () => {
    const result = await ask(trail.lines?.at(-1)?.place);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) return;
    const { items, more } = result.value;
    setTrail((last) => ({ lines: [...(last.lines ?? []), ...items], more }));
  };
  return { ...trail, problem, older };
}
