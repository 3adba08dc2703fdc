import type { Example } from '../example.ts';
import { Statement } from './Statement.tsx';

export const examples: readonly Example[] = [
  {
    title: 'What is signed',
    element: (
      <Statement
        request={[
          'Мен, Әубәкірова Қымбат Өтегенқызы, ЖСН 510214 400 125.',
          'Банктер мен микроқаржы ұйымдарына менің атыма несие беруге тыйым салуды сұраймын.',
        ]}
        details={['Менің туған күнім: 1951 жылғы 14 ақпан.', 'Маған хабарласатын телефон: +7 701 123 45 67.']}
      />
    ),
  },
];
