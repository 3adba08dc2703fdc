import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Timeline } from './Timeline.tsx';

afterEach(cleanup);

test('the line is an ordered list that says the state of each step in words', () => {
  render(
    <Timeline
      label="Тыйымның жолы"
      steps={[
        { key: 'accepted', state: 'done', stateName: 'Орындалды', title: 'Қабылданды', detail: '10:42' },
        {
          key: 'recorded',
          state: 'now',
          stateName: 'Күтілуде',
          title: 'Жазылады',
          detail: 'Байланыс болғанда',
        },
      ]}
    />,
  );
  const steps = within(screen.getByRole('list', { name: 'Тыйымның жолы' })).getAllByRole('listitem');
  expect(steps.map((step) => step.textContent)).toEqual([
    'Қабылданды. Орындалды.10:42',
    'Жазылады. Күтілуде.Байланыс болғанда',
  ]);
});
