import type { Work } from '../../../../shared/protocol/schema/cases.ts';

/** How much waits; nothing where nothing does. */
export function Count({ waiting }: { readonly waiting: Work['overdue'] | undefined }) {
  if (waiting === undefined || waiting.n === 0) return null;
  return (
    <span className="count number">
      {waiting.n}
      {waiting.isMore && '+'}
    </span>
  );
}
