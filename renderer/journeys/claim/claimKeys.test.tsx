/** A claim by the keys alone: the next one is heard, whatever the one before took away. */
import { cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { bad, good } from '../../../shared/api/result.ts';
import { App } from '../../app/App.tsx';
import { DESK, DRAFT_VIEW, ENTRY, fakeKiosk } from '../../app/testing.ts';
import { createCatalogue } from '../../app/texts.tsx';
import { ANSWERED } from '../testing.ts';
import type { Typed } from '../typed.ts';
import { BLOB, CLAIM } from './testing.ts';

afterEach(cleanup);

const see = (name: string) =>
  waitFor(() => expect(document.querySelector('main')?.dataset['screen']).toBe(name));
const find = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};
const hasFocus = (selector: string) => waitFor(() => expect(document.activeElement).toBe(find(selector)));
/** Longer than a screen is shielded from the Enter that was meant for the one before. */
const READ_MS = 600;
const enter = async () => {
  await new Promise((resolve) => setTimeout(resolve, READ_MS));
  await userEvent.keyboard('{Enter}');
};

async function begin(screen: string, typed: Typed, handlers = {}) {
  const content = {
    version: 1,
    state: screen.replace('.', '/'),
    context: { typed: { ...typed, kind: 'claim.file' }, view: {}, returning: false },
  };
  const draft = { ...DRAFT_VIEW, journey: 'claim', session: ENTRY.id, content };
  const fake = fakeKiosk(DESK, {
    'drafts.start': () => good(draft),
    'blobs.add': () => good({ received: 3, blob: BLOB }),
    'blobs.remove': () => good({}),
    'blobs.thumbnail': () => good({ image: null }),
    ...handlers,
  });
  render(<App kiosk={fake.kiosk} catalogue={createCatalogue()} />);
  await see('desk.home');
  await userEvent.click(find('[data-action="start-session"]'));
  return fake;
}

test('the one file of a document takes the way to another along, and Enter goes on', async () => {
  const at = { ...CLAIM, 'procedures.at': '0/scan', 'procedures.0.blob': '' };
  await begin('claim.procedures', at);
  await see('claim.scan');
  find('[name="procedures.0.blob"]').focus();
  await userEvent.upload(find('[name="procedures.0.blob"]'), new File(['x'], 'x.pdf', { type: BLOB.mime }));
  await waitFor(() => find('[data-attachment]'));
  await hasFocus('h1');
  await enter();
  await see('claim.covers');
});

test('a file that is taken off leaves the focus at the way to another', async () => {
  await begin('claim.evidence', CLAIM);
  await see('claim.evidence');
  await userEvent.click(find('[data-action="remove"]'));
  await hasFocus('[name="evidence"]');
});

test('a supervisor approves by Enter from field to field, and goes by it from what was wrong to its field', async () => {
  const { asked } = await begin('session.approval', ANSWERED, {
    'staff.approve': () => bad('pin.wrong', { params: { triesLeft: 4 } }),
  });
  await see('session.approval');
  await hasFocus('h1');
  await enter();
  await hasFocus('[name="approval.number"]');
  await userEvent.keyboard('2001{Enter}');
  await hasFocus('[name="approval.pin"]');
  await userEvent.keyboard('000000{Enter}');
  await hasFocus('.error-summary');
  await userEvent.keyboard('{Enter}');
  await hasFocus('[name="approval.pin"]');
  expect(asked('staff.approve')).toMatchObject([{ number: '2001', pin: '000000' }]);
});
