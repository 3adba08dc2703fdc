import { Printer } from 'lucide-react';
import { useTexts } from '../app/texts.tsx';

/** Prints the page as it is, without what one presses. */
export function PrintButton() {
  const { t } = useTexts();
  return (
    <button type="button" className="button no-print" data-action="print" onClick={() => window.print()}>
      <Printer aria-hidden="true" />
      {t('console.print')}
    </button>
  );
}
