import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../shared/api/result.ts';
import type { DeskSettings } from '../../shared/api/views.ts';
import { useDesk } from './desk.tsx';

/** Changes how the desk is shown; the core keeps it, and tells every window. */
export function useSettings() {
  const { kiosk, state } = useDesk();
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = async (part: Partial<DeskSettings>) => {
    const result = await kiosk.call('desk.settings', {
      key: uuidv7(),
      settings: { ...state.settings, ...part },
    });
    setProblem(result.ok ? null : result.problem);
  };
  return { change: (part: Partial<DeskSettings>) => void change(part), problem };
}
