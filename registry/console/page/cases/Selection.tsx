import { MOST_REPRESENTED, type CaseLine } from '../../../../shared/protocol/schema/cases.ts';
import { wholeNumber } from '../../../../shared/texts/numbers.ts';
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
  const over = chosen.length - MOST_REPRESENTED;
  return (
    <div className="selection" role="status">
      <b>
        {t(`console.cases.selected.${plural(language, chosen.length)}`, { n: wholeNumber(chosen.length) })}
      </b>
      {!isOneLender && <span>{t('console.cases.oneLender')}</span>}
      {isOneLender && over > 0 && (
        <span>
          {t('console.cases.tooMany', { most: wholeNumber(MOST_REPRESENTED), over: wholeNumber(over) })}
        </span>
      )}
      {isOneLender && over <= 0 && (
        <a className="button primary" href={hashOf('representations', ['new'])} data-action="represent">
          {t('console.cases.represent')}
        </a>
      )}
      <button type="button" className="button" data-action="clear" onClick={onClear}>
        {t('console.cases.clear')}
      </button>
    </div>
  );
}
