import { expect, test } from 'vitest';
import { publicJwk, newKey, signature, privateKey, sealWith } from '../../../shared/protocol/signing.ts';
import { newEnrolmentCode } from '../../../shared/protocol/enrolmentCode.ts';
import type { Verdict, VerdictPage } from '../../../shared/protocol/schema/verdict.ts';
import { createJournal } from '../journal/journal.ts';
import { entryOf } from '../journal/rows.ts';
import { createVerdicts } from '../journal/verdicts.ts';
import { enrolFolder, newFolder, openFile, quiet, testClock } from '../testing/desk.ts';
import { AT, DEVICE, testCert, testPolicy, testRegistry, verdictFeed } from '../testing/people.ts';
import { delayMs } from './backoff.ts';
import { distrust } from './enrol.ts';
import { pageProblem } from './feed.ts';
import { isAllowedRegistry } from './http.ts';
import { createKept } from './kept.ts';
import type { Link, SyncDesk } from './link.ts';
import { createRegistryClock } from './registryClock.ts';

test('the wait after failures grows with full jitter, to a minute while someone is at the desk', () => {
  expect(delayMs('offline', 1, true, 1)).toBe(2_000);
  expect(delayMs('offline', 3, true, 0.5)).toBe(4_000);
  expect(delayMs('offline', 1, true, 0)).toBe(250);
  for (let failures = 1; failures < 2_000; failures++) {
    expect(delayMs('offline', failures, true, 1)).toBeLessThanOrEqual(60_000);
    expect(delayMs('offline', failures, false, 1)).toBeLessThanOrEqual(300_000);
  }
});

test('Retry-After is honoured, within the same cap', () => {
  expect(delayMs({ laterMs: 30_000 }, 1, true, 0)).toBe(30_000);
  expect(delayMs({ laterMs: 86_400_000 }, 1, true, 0)).toBe(60_000);
  expect(delayMs({ laterMs: 86_400_000 }, 1, false, 0)).toBe(300_000);
});

test.each([
  ['https://registry.example', true],
  ['https://registry.example:8443/base', true],
  ['http://127.0.0.1:8080', true],
  ['http://localhost:8080', true],
  ['http://[::1]:8080', true],
  ['http://registry.example', false],
  ['http://127.0.0.1.example.com', false],
  ['http://localhost.example.com', false],
  ['http://10.0.0.1', false],
  ['ftp://127.0.0.1', false],
])('a registry at %s is spoken to: %s', (url, allowed) => {
  expect(isAllowedRegistry(new URL(url))).toBe(allowed);
});

test('the registry’s time runs on by a clock nobody can set', () => {
  const clock = testClock();
  const registry = createRegistryClock(clock);
  expect(registry.offsetMs()).toBeNull();
  registry.set('2026-11-24T10:00:00.000+05:00');
  expect(registry.offsetMs()).toBe(2 * 86_400_000);
  clock.pass(1_000);
  clock.wall -= 3_600_000;
  expect(registry.now()).toBe(Date.parse('2026-11-24T10:00:01.000+05:00'));
  expect(registry.offsetMs()).toBe(2 * 86_400_000 + 3_600_000);
});

test('an answer to an enrolment is believed only when all of it hangs from the root of the code', () => {
  const registry = testRegistry();
  const other = testRegistry();
  const ours = newKey('Ed25519').x;
  const code = newEnrolmentCode(publicJwk(registry.root));
  const answer = {
    device: DEVICE,
    cert: testCert(registry, ours),
    root: publicJwk(registry.root),
    keys: registry.keys,
    policy: testPolicy(registry),
  };
  expect(distrust(answer, code, ours)).toBeNull();
  expect(distrust({ ...answer, more: 1 }, code, ours)).toBeNull();
  expect(distrust({}, code, ours)).toBe('form');
  expect(distrust({ ...answer, root: publicJwk(other.root) }, code, ours)).toBe('root');
  expect(distrust(answer, newEnrolmentCode(publicJwk(other.root)), ours)).toBe('root');
  expect(distrust(answer, 'no code', ours)).toBe('root');
  expect(distrust({ ...answer, keys: other.keys }, code, ours)).toBe('keys');
  expect(
    distrust({ ...answer, keys: { ...registry.keys, issued: '2027-01-01T00:00:00Z' } }, code, ours),
  ).toBe('keys');
  expect(distrust({ ...answer, cert: testCert(other, ours) }, code, ours)).toBe('certificate');
  expect(distrust({ ...answer, cert: testCert(registry, newKey('Ed25519').x) }, code, ours)).toBe(
    'certificate',
  );
  expect(
    distrust(
      { ...answer, cert: testCert(registry, ours, '01931d00-0000-7000-8000-00000000ffff') },
      code,
      ours,
    ),
  ).toBe('certificate');
  expect(distrust({ ...answer, policy: testPolicy(other) }, code, ours)).toBe('policy');
  expect(distrust({ ...answer, policy: { ...testPolicy(registry), demo: false } }, code, ours)).toBe(
    'policy',
  );
});

test('the root key alone cannot be swapped by a key list it did not sign', () => {
  const registry = testRegistry();
  const evil = newKey('Ed25519');
  const unsigned = { keys: registry.keys.keys, issued: AT };
  const forged = { ...unsigned, sig: signature(unsigned, privateKey(evil)) };
  const code = newEnrolmentCode(publicJwk(registry.root));
  expect(
    distrust(
      {
        device: DEVICE,
        cert: testCert(registry, evil.x),
        root: publicJwk(registry.root),
        keys: forged,
        policy: testPolicy(registry),
      },
      code,
      evil.x,
    ),
  ).toBe('keys');
});

/** A kiosk with four entries, and the feed a registry would make of them. */
async function fed() {
  const data = newFolder();
  const registry = await enrolFolder(data);
  const db = openFile(data);
  const kept = createKept(db);
  const journal = createJournal(db, () => {});
  const feed = verdictFeed(registry);
  for (const row of journal.after(0, 10)) feed.add(entryOf(row), 'recorded');
  const verdicts = createVerdicts(db, kept.ring);
  const link = { desk: { journal, kept, log: quiet } as unknown as SyncDesk } as Link;
  return { registry, journal, kept, feed, verdicts, link };
}

test('a signed page of another feed is told apart in every way it can differ', async () => {
  const { registry, feed, verdicts, link, kept } = await fed();
  const [first] = feed.items;
  if (!first) throw new Error('a verdict is needed');
  const check = (items: Verdict[], change: Partial<VerdictPage> = {}) =>
    pageProblem(link.desk, DEVICE, verdicts.end(), {
      items,
      next: items.at(-1)?.feed ?? 0,
      last: 1,
      now: AT,
      kid: 'k',
      sig: 's',
      ...change,
    });
  const resealed = (change: Partial<Verdict>) => {
    const { kid: _, sig: __, ...rest } = { ...first, ...change };
    return sealWith(rest, registry.signer);
  };
  expect(check([first])).toBeNull();
  expect(check([])).toBeNull();
  expect(check([first, first])).toBe('feed');
  expect(check([resealed({ feed: 2 })])).toBe('feed');
  expect(check([resealed({ prev: 'a'.repeat(64) })])).toBe('feed');
  expect(check([resealed({ device: '01931d00-0000-7000-8000-00000000ffff' })])).toBe('device');
  expect(check([resealed({ seq: 99 })])).toBe('ahead');
  expect(check([resealed({ hash: 'a'.repeat(64) })])).toBe('other');
  expect(check([resealed({ entry: '01931d00-0000-7000-8000-00000000ffff' })])).toBe('other');
  expect(check([first], { next: 2 })).toBe('next');
  expect(check([first], { last: 0 })).toBe('next');
  kept.pageAt.write('2026-11-22T11:00:00.000+05:00');
  expect(check([first])).toBe('old');
});

test('a verdict whose own signature does not hold is kept but never shown', async () => {
  const { journal, feed, verdicts } = await fed();
  const row = journal.bySeq(1);
  if (!row) throw new Error('an entry is needed');
  const forged = {
    ...feed.add(entryOf(row), 'in-force'),
    effectiveFrom: '2026-01-01T00:00:00Z',
  };
  verdicts.add([...feed.items.slice(0, -1), forged]);
  expect(verdicts.of(row.id).map(({ state }) => state)).toEqual(['recorded']);
});

test('a feed delivered twice is refused whole by its numbers', async () => {
  const { feed, verdicts } = await fed();
  verdicts.add(feed.items);
  expect(() => verdicts.add(feed.items)).toThrow(/UNIQUE|PRIMARY/);
  expect(verdicts.end().feed).toBe(feed.items.length);
});
