import type { CaseLine } from '../../../../shared/protocol/schema/cases.ts';
import { plural } from '../../../../shared/texts/plural.ts';
import { hashOf } from '../app/place.ts';
import { useTexts } from '../app/texts.tsx';

type SelectionProps = {
  readonly chosen: readonly CaseLine[];
  readonly onClear: () => void;
};

/** What can be done about the cases that were selected: a representation, where they are one lender's. */
export function Selection({ chosen, onClear }: SelectionProps) {
  const { t, language } = useTexts();
  if (chosen.length === 0) return null;
  const isOneLender = chosen.every(({ bin }) => bin !== undefined && bin === chosen[0]?.bin);
  return (
    <div className="selection" role="status">
      <b>{t(`console.cases.selected.${plural(language, chosen.length)}`, { n: chosen.length })}</b>
      {isOneLender ? (
        <a className="button primary" href={hashOf('representations', ['new'])} data-action="represent">
          {t('console.cases.represent')}
        </a>
      ) : (
        <span>{t('console.cases.oneLender')}</span>
      )}
      <button type="button" className="button" data-action="clear" onClick={onClear}>
        {t('console.cases.clear')}
      </button>
    </div>
  );
}
