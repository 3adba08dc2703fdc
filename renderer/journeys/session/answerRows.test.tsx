import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { App } from '../../app/App.tsx';
import { DESK, fakeKiosk } from '../../app/testing.ts';
import { createCatalogue } from '../../app/texts.tsx';
import { ANSWERED } from '../testing.ts';

afterEach(cleanup);

/** What stands at `label` of "check your answers" of a ban. */
async function rowOf(label: string, typed: object): Promise<string | null> {
  const fake = fakeKiosk(
    DESK,
    {},
    { version: 1, state: 'ban/check', context: { typed, view: {}, returning: false } },
  );
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await waitFor(() => expect(document.querySelector('[data-action="start-session"]')).not.toBeNull());
  await userEvent.click(document.querySelector('[data-action="start-session"]') ?? document.body);
  const row = await screen.findByText(label);
  return row.closest('.summary-row')?.textContent ?? null;
}

test('a representative reads of whom they act for, and is not told that those are their own answers', async () => {
  const { 'attestation.helper': _nobody, ...alone } = ANSWERED;
  const typed = { ...alone, 'citizen.representative': 'representative' };
  expect(await rowOf('За кого', typed)).toContain('Әубәкірова Қымбат');
  // Who is not here was not identified.
  expect(screen.queryByText('Личность подтверждена')).toBeNull();
  expect(screen.getByText('Документ этого человека')).toBeTruthy();
  expect(screen.getByText(/^Об этом человеке:/).textContent).toContain('Человек на пенсии');
});

test('who acts for themselves reads of themselves', async () => {
  expect(await rowOf('Кто вы', ANSWERED)).toContain('Әубәкірова Қымбат');
  expect(screen.getByText(/^О вас:/).textContent).toContain('Я на пенсии');
});
