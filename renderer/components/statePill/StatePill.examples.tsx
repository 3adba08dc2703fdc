import type { Example } from '../example.ts';
import { StatePill, type EntryState } from './StatePill.tsx';

const words: readonly (readonly [EntryState, string])[] = [
  ['waiting', 'Байланысты күтуде'],
  ['recorded', '11:05 тізілімге жазылды'],
  ['in-force', '11:07 бастап күшінде'],
  ['held', 'Қаулы жетіспейді'],
  ['refused', 'Қабылданбады'],
  ['ended', 'Аяқталды'],
];

export const examples: readonly Example[] = [
  {
    title: 'Every state',
    element: (
      <div className="gallery-row">
        {words.map(([state, text]) => (
          <StatePill key={state} state={state} entry={`0192-example-${state}`}>
            {text}
          </StatePill>
        ))}
      </div>
    ),
  },
];
