import { cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { good } from '../../shared/api/result.ts';
import { App } from '../app/App.tsx';
import { DESK, DRAFT_VIEW, fakeKiosk } from '../app/testing.ts';
import { createCatalogue } from '../app/texts.tsx';

afterEach(cleanup);

const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name), { timeout: 5_000 });
const press = async (name: string) => {
  await userEvent.click(document.querySelector(`[data-action="${name}"]`) as HTMLElement);
};

test('a session of another version, for something this one does not know, opens with all that was answered', async () => {
  const typed = {
    'citizen.language': 'en',
    'attestation.helper': 'Aigul',
    'pledge.sum': '12',
    kind: 'pledge.set',
  };
  const draft = {
    ...DRAFT_VIEW,
    journey: 'pledge',
    screen: 'pledge.sum',
    session: DRAFT_VIEW.id,
    content: { version: 3, place: 'pledge/sum', given: typed },
  };
  const fake = fakeKiosk(DESK, {
    'drafts.list': () => good([draft]),
    'drafts.open': () => good(draft),
  });
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await waitFor(() => expect(document.querySelector('.continue-list')).not.toBeNull());
  await press('resume');
  await see('session.language');
  await press('next');
  await see('session.help');
  await press('next');
  await see('session.helper');
  expect((document.querySelector('[name="attestation.helper"]') as HTMLInputElement).value).toBe('Aigul');
  await press('next');
  await see('session.consent');
  await waitFor(() => expect(fake.asked('drafts.save')).not.toEqual([]));
  expect(fake.asked('drafts.save').at(-1)).toMatchObject({ content: { context: { typed } } });
});
