import { useOffice } from '../app/office.tsx';
import { hashOf } from '../app/place.ts';
import { useTexts } from '../app/texts.tsx';
import { Choice } from '../parts/Field.tsx';
import { compareKazakh } from '../../../../shared/texts/sort.ts';
import { withAsked } from './lists.ts';

/** By lender; and by region, for those who see the country. */
export function CaseFilters({ query }: { readonly query: URLSearchParams }) {
  const { t, language, named } = useTexts();
  const { person, policy } = useOffice();
  const lenders = policy.lenders.toSorted((a, b) => compareKazakh(a.name[language], b.name[language]));
  const regions = [...new Set(policy.centers.map(({ region }) => region))];
  const go = (name: string, value: string) => {
    window.location.hash = hashOf('cases', [], withAsked(query, name, value));
  };
  return (
    <div className="filters">
      <Choice
        label={t('console.cases.lender')}
        name="lender"
        value={query.get('lender') ?? ''}
        onChange={(event) => go('lender', event.target.value)}
      >
        <option value="">{t('console.cases.anyLender')}</option>
        {lenders.map(({ bin, name }) => (
          <option key={bin} value={bin}>
            {name[language]}
          </option>
        ))}
      </Choice>
      {person.region === undefined && (
        <Choice
          label={t('console.cases.region')}
          name="region"
          value={query.get('region') ?? ''}
          onChange={(event) => go('region', event.target.value)}
        >
          <option value="">{t('console.cases.anyRegion')}</option>
          {regions.map((region) => (
            <option key={region} value={region}>
              {named(`console.region.${region}`, region)}
            </option>
          ))}
        </Choice>
      )}
    </div>
  );
}
