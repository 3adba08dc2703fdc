import { useId, type ReactNode } from 'react';
import { useTexts } from '../../app/texts.tsx';
import { SummaryList, type SummaryRow } from '../../components/summaryList/SummaryList.tsx';
import { Stack } from '../../components/stack/Stack.tsx';

type PartProps = {
  /** For tests: `data-part`. */
  readonly name: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly rows: readonly SummaryRow[];
  /** In place of rows where there are none: what that means. */
  readonly none: string;
};

/** One part of what is held: its name, and a row for each thing. */
export function Part({ name, title, lead, rows, none }: PartProps) {
  const { t } = useTexts();
  const id = useId();
  return (
    <section aria-labelledby={id} data-part={name} data-count={rows.length}>
      <Stack>
        <h2 id={id}>{title}</h2>
        {lead}
        {rows.length === 0 ? <p>{none}</p> : <SummaryList rows={rows} changeText={t('common.change')} />}
      </Stack>
    </section>
  );
}
