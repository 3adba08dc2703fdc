import { cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { App } from '../app/App.tsx';
import { DESK, fakeKiosk } from '../app/testing.ts';
import { createCatalogue } from '../app/texts.tsx';

afterEach(cleanup);

const find = (selector: string) =>
  waitFor(() => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  });

test('a desk without a keyboard has its keys on the screen before anybody is signed in', async () => {
  render(<App kiosk={fakeKiosk({ ...DESK, clerk: null }).kiosk} catalogue={createCatalogue()} />);
  await userEvent.click(await find('[data-setting="keyboard"][data-value="off"] [data-action="keyboard"]'));
  await userEvent.click(await find('[name="staff.number"]'));
  await userEvent.click(await find('.keyboard [data-skbtn="{signs}"]'));
  for (const digit of '1001') await userEvent.click(await find(`.keyboard [data-skbtn="${digit}"]`));
  expect(((await find('[name="staff.number"]')) as HTMLInputElement).value).toBe('1001');
  await userEvent.click(await find('[data-setting="keyboard"][data-value="on"] [data-action="keyboard"]'));
  await waitFor(() => expect(document.querySelector('.keyboard')).toBeNull());
});
