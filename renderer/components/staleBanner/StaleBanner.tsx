import type { ReactNode } from 'react';
import { History } from 'lucide-react';
import './staleBanner.css';

export type StaleBannerProps = {
  /** Since when, in words: "Мәліметтер 10:31-дегі күйінде. Содан бері байланыс жоқ." */
  readonly children: string;
  /** `Button data-action="retry"` or `sync-now`. */
  readonly action?: ReactNode;
};

/** What is shown may be older than the truth, and since when. */
export function StaleBanner({ children, action }: StaleBannerProps) {
  return (
    <output className="banner">
      <History aria-hidden="true" />
      <span className="banner-words">{children}</span>
      {action}
    </output>
  );
}
