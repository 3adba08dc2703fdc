import { Ban, CircleCheck, CirclePause, CircleX, Clock, FileQuestion, type LucideIcon } from 'lucide-react';
import type { LoanState } from '../../../../shared/protocol/schema/status.ts';
import { useTexts } from '../app/texts.tsx';

const ICONS: Readonly<Record<LoanState, LucideIcon>> = {
  incomplete: FileQuestion,
  ordered: Clock,
  suspended: CirclePause,
  cancelled: CircleCheck,
  refused: CircleX,
  closed: Ban,
};

type StatePillProps = {
  readonly state: LoanState;
  /** In the words of the lists, where there is little room. */
  readonly isShort?: boolean;
};

/** Where a loan stands, by words and an icon; never by colour alone. */
export function StatePill({ state, isShort = false }: StatePillProps) {
  const { t } = useTexts();
  const Icon = ICONS[state];
  return (
    <span className={`pill pill-${state}`} data-state={state}>
      <Icon aria-hidden="true" />
      {t(isShort ? `console.cases.list.${state}` : `console.state.${state}`)}
    </span>
  );
}
