import { Download } from 'lucide-react';
import { useTexts } from '../app/texts.tsx';
import { csv } from './csv.ts';
import { saveAs } from './save.ts';

type CsvButtonProps = {
  /** The file's name, without its ending. */
  readonly name: string;
  readonly rows: () => readonly (readonly string[])[];
};

/** Saves a table for programs that calculate. */
export function CsvButton({ name, rows }: CsvButtonProps) {
  const { t } = useTexts();
  return (
    <button
      type="button"
      className="button no-print"
      data-action="csv"
      onClick={() => saveAs(new Blob([csv(rows())], { type: 'text/csv;charset=utf-8' }), `${name}.csv`)}
    >
      <Download aria-hidden="true" />
      {t('console.csv')}
    </button>
  );
}
