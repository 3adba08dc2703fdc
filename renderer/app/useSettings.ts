import { useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../shared/api/result.ts';
import type { DeskSettings } from '../../shared/api/views.ts';
import { useDesk } from './desk.tsx';

/** Changes how the desk is shown; the core keeps it, and tells every window. */
export function useSettings() {
  const { kiosk, state } = useDesk();
  const [problem, setProblem] = useState<Problem | null>(null);
  // A second change may come before the first is told back, and must not undo it.
  const wanted = useRef<Partial<DeskSettings>>({});
  const change = async (part: Partial<DeskSettings>) => {
    wanted.current = { ...wanted.current, ...part };
    const result = await kiosk.call('desk.settings', {
      key: uuidv7(),
      settings: { ...state.settings, ...wanted.current },
    });
    setProblem(result.ok ? null : result.problem);
  };
  return { change: (part: Partial<DeskSettings>) => void change(part), problem };
}
