import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { MOST_REPRESENTED, type CaseLine } from '../../../../shared/protocol/schema/cases.ts';
import { OfficeContext, type Office } from '../app/office.tsx';
import { LanguageContext } from '../app/texts.tsx';
import { NewRepresentation } from '../representations/NewRepresentation.tsx';
import { CaseList } from './CaseList.tsx';
import { CaseTable } from './CaseTable.tsx';
import { Selection } from './Selection.tsx';

afterEach(cleanup);

const line = (n: number): CaseLine => ({
  claim: `claim-${n}`,
  loan: `loan-${n}`,
  number: `KZ-${n}`,
  lender: 'Демо',
  bin: '000140000012',
  product: 'card',
  amount: 100,
  issuedOn: '2026-10-01',
  openedAt: '2026-11-22T10:00:00.000+05:00',
  vulnerable: [],
  state: 'ordered',
  suspended: 0,
  cancelled: 0,
  overdue: false,
});
const lines = (count: number) => Array.from({ length: count }, (_, n) => line(n));

/** How often a lender's name is looked up: once for each line that is drawn. */
const drawn = vi.fn<() => undefined>();
const asking = vi.fn<(path: string) => object>();
const office = {
  person: { id: 'p', name: 'Анна', role: 'prosecutor' },
  policy: { lenders: Object.assign([], { find: drawn }), centers: [] },
  colleagues: [],
  ask: async (_: unknown, path: string) => ({ ok: true, value: asking(path) }),
} as unknown as Office;

const inOffice = (page: React.ReactNode) =>
  render(
    <LanguageContext value="ru">
      <OfficeContext value={office}>{page}</OfficeContext>
    </LanguageContext>,
  );

test('a letter takes 2,000 cases; of more it is said how many are too many, and no letter is begun', () => {
  const { rerender } = inOffice(<Selection chosen={lines(MOST_REPRESENTED)} onClear={() => {}} />);
  expect(screen.getByRole('link', { name: 'Внести представление' })).toBeTruthy();
  rerender(
    <LanguageContext value="ru">
      <Selection chosen={lines(MOST_REPRESENTED + 51)} onClear={() => {}} />
    </LanguageContext>,
  );
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByRole('status').textContent).toMatch(/2\s051.*2\s000.*51/);
  expect(screen.getByRole('button', { name: 'Снять выбор' })).toBeTruthy();
  cleanup();
  inOffice(<NewRepresentation cases={lines(MOST_REPRESENTED + 51)} onSent={() => {}} />);
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.getByText(/не больше 2\s000 дел/)).toBeTruthy();
});

function Choosing({ all }: { readonly all: readonly CaseLine[] }) {
  const [chosen, onChosen] = useState<readonly CaseLine[]>([]);
  return (
    <>
      <output>{chosen.map(({ number }) => number).join()}</output>
      <CaseTable lines={all} empty="" selecting={{ chosen, onChosen }} />
    </>
  );
}

test('whoever ticks one case of many draws one line anew', async () => {
  drawn.mockClear();
  const { container } = inOffice(<Choosing all={lines(60)} />);
  expect(drawn).toHaveBeenCalledTimes(60);
  await userEvent.click(container.querySelectorAll('input[name=select]')[59] as Element);
  expect(container.querySelector('output')?.textContent).toBe('KZ-59');
  expect(drawn).toHaveBeenCalledTimes(61);
});

test('a letter is typed without drawing its cases anew', async () => {
  drawn.mockClear();
  inOffice(<NewRepresentation cases={lines(20)} onSent={() => {}} />);
  const before = drawn.mock.calls.length;
  await userEvent.type(screen.getByRole('textbox'), 'abc');
  // The page says to whom it goes: once a letter.
  expect(drawn.mock.calls.length - before).toBe(3);
});

test('all of a list is shown at a press, page after page', async () => {
  asking.mockImplementation((path) => {
    const after = Number(new URLSearchParams(path.split('?')[1]).get('after') ?? 0);
    return { items: [line(after), line(after + 1)], ...(after < 6 && { next: String(after + 2) }) };
  });
  const { container } = inOffice(
    <CaseList query={new URLSearchParams()} work={null} chosen={[]} onChosen={() => {}} />,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Показать все' }));
  await screen.findByText(/Показано 8 дел/);
  expect(container.querySelectorAll('tr[data-case]')).toHaveLength(8);
  expect(screen.queryByRole('button', { name: 'Показать все' })).toBeNull();
  expect(asking).toHaveBeenCalledTimes(4);
});
