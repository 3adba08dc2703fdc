import { act, cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { good } from '../../../shared/api/result.ts';
import { App } from '../../app/App.tsx';
import { DESK, fakeKiosk } from '../../app/testing.ts';
import { createCatalogue } from '../../app/texts.tsx';
import { ANSWERED } from '../testing.ts';

afterEach(cleanup);

const button = (name: string) => document.querySelector<HTMLElement>(`[data-action="${name}"]`);
const press = async (name: string) => {
  const one = button(name);
  if (one === null) throw new Error(`nothing does ${name}`);
  await userEvent.click(one);
};
const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));

test('a button that is being pressed while the paper comes does not turn into another', async () => {
  let paperComes = () => {};
  const fake = fakeKiosk(
    DESK,
    {
      'receipts.print': () =>
        new Promise((resolve) => {
          paperComes = () => resolve(good({ printed: true }));
        }),
    },
    { version: 1, state: 'ban/confirm', context: { typed: ANSWERED, view: {}, returning: false } },
  );
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await press('start-session');
  await see('ban.confirm');
  await press('confirm');
  await see('ban.done');
  await press('print');
  const [finish, onA4] = [button('finish'), button('print-a4')];
  expect(button('print')?.closest('.screen-primary')).not.toBeNull();

  act(() => paperComes());

  await waitFor(() => expect(button('finish')?.closest('.screen-primary')).not.toBeNull());
  expect(finish?.isConnected).toBe(false);
  expect(button('print-a4')).toBe(onA4);
});
