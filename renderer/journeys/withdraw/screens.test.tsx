import { cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { good } from '../../../shared/api/result.ts';
import { App } from '../../app/App.tsx';
import { DESK, fakeKiosk } from '../../app/testing.ts';
import { createCatalogue } from '../../app/texts.tsx';
import { ANSWERED } from '../testing.ts';

afterEach(cleanup);

test.each([
  ['procedure', 'можно добавить документ'],
  ['withdraw', 'можно отозвать'],
])('where there is no claim for %s, what was asked for is what is not found', async (id, words) => {
  const typed = { ...ANSWERED, kind: `claim.${id}` };
  const fake = fakeKiosk(
    DESK,
    { 'claims.find': () => good([]) },
    { version: 1, state: `${id}/claim`, context: { typed, view: {}, returning: false } },
  );
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await waitFor(() => expect(document.querySelector('[data-action="start-session"]')).not.toBeNull());
  await userEvent.click(document.querySelector('[data-action="start-session"]') as HTMLElement);
  await waitFor(() =>
    expect(document.querySelector(`main[data-screen="${id}.claim"]`)?.textContent).toContain(words),
  );
});
