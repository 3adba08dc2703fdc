import { gunzipSync } from 'node:zlib';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { createJournal } from '../journal/journal.ts';
import { enrolFolder, newFolder, openFile, quiet, testClock } from '../testing/desk.ts';
import { deviceKeys } from '../vault/deviceKeys.ts';
import { AT, DEVICE } from '../testing/people.ts';
import { createKept } from './kept.ts';
import type { Link, SyncDesk } from './link.ts';
import { push, type Batch } from './push.ts';
import { createRegistryClock } from './registryClock.ts';

/** A kiosk with eight entries on a line that answers nothing after `ms`, and how many entries went out each time. */
async function onLine(ms: number) {
  const data = newFolder();
  await enrolFolder(data);
  const db = openFile(data);
  const kept = createKept(db);
  const clock = testClock();
  const journal = createJournal(db, () => {});
  const sent: number[] = [];
  const keys = deviceKeys(db);
  for (let n = 0; n < 7; n++)
    journal.append(
      { device: DEVICE, key: keys.sign },
      { id: uuidv7(), kind: 'desk.event', at: AT, body: { what: 'printed', who: '1001' } },
    );
  const desk = { journal, kept, clock, keys, log: quiet } as unknown as SyncDesk;
  const http: Link['http'] = {
    prefix: '',
    async send({ body = new Uint8Array(), headers }) {
      const text = headers?.['content-encoding'] === 'gzip' ? gunzipSync(body) : Buffer.from(body);
      sent.push(text.toString().trim().split('\n').length);
      clock.pass(ms);
      return null;
    },
    close: async () => {},
  };
  const link = { desk, http, clock: createRegistryClock(clock) } as Link;
  const enrolment = kept.enrolment.read();
  if (!enrolment) throw new Error('not enrolled');
  return { sent, push: (batch: Batch) => push(link, enrolment, batch, async () => {}) };
}

test('what is too much for a slow line is sent by halves, to one entry; an unplugged line changes nothing', async () => {
  const slow = await onLine(60_000);
  const batch = { entries: 1_000 };
  for (let n = 0; n < 5; n++) expect(await slow.push(batch)).toBe('offline');
  expect(slow.sent).toEqual([8, 4, 2, 1, 1]);
  expect(batch.entries).toBe(1);

  const unplugged = await onLine(10_000);
  const whole = { entries: 1_000 };
  expect(await unplugged.push(whole)).toBe('offline');
  expect(whole.entries).toBe(1_000);
});
