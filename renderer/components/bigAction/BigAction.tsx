import type { LucideIcon } from 'lucide-react';
import { isDoubled } from '../button/doubled.ts';
import './bigAction.css';

export type BigActionProps = {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly hint?: string;
  readonly action: string;
  readonly onPress: () => void;
};

/** The one thing a desk is for, as large as a hand. */
export function BigAction({ icon: Icon, title, hint, action, onPress }: BigActionProps) {
  return (
    <button
      type="button"
      className="big-action"
      data-action={action}
      onClick={(event) => !isDoubled(event) && onPress()}
    >
      <Icon aria-hidden="true" />
      <span className="big-action-title">{title}</span> {hint !== undefined && <span>{hint}</span>}
    </button>
  );
}
