import { useState } from 'react';
import type { CaseLine, Work } from '../../../../shared/protocol/schema/cases.ts';
import { CaseList } from '../cases/CaseList.tsx';
import { CasePlace } from '../cases/CasePlace.tsx';
import { ExportList } from '../exports/ExportList.tsx';
import { OperationScreen } from '../operation/OperationScreen.tsx';
import { NewRepresentation } from '../representations/NewRepresentation.tsx';
import { RepresentationList } from '../representations/RepresentationList.tsx';
import { ReviewList } from '../reviews/ReviewList.tsx';
import { ReviewPlace } from '../reviews/ReviewPlace.tsx';
import { StatsScreen } from '../stats/StatsScreen.tsx';
import type { Place } from './place.ts';

/** The page of a place. Cases that were selected stay so while one looks elsewhere. */
export function Pages({ place, work }: { readonly place: Place; readonly work: Work | null }) {
  const [chosen, setChosen] = useState<readonly CaseLine[]>([]);
  const [first, second] = place.names;
  switch (place.section) {
    case 'reviews':
      return first === undefined ? <ReviewList /> : <ReviewPlace key={first} entry={first} />;
    case 'representations':
      return first === 'new' ? (
        <NewRepresentation cases={chosen} onSent={() => setChosen([])} />
      ) : (
        <RepresentationList />
      );
    case 'exports':
      return <ExportList />;
    case 'operation':
      return <OperationScreen />;
    case 'stats':
      return <StatsScreen />;
    default:
      return first !== undefined && second !== undefined ? (
        <CasePlace key={`${first}/${second}`} claim={first} loan={second} />
      ) : (
        <CaseList query={place.query} work={work} chosen={chosen} onChosen={setChosen} />
      );
  }
}
