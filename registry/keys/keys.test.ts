import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeyring } from '../../shared/protocol/keyring.ts';
import { alone, readOrMake } from './files.ts';
import { openKeys, recordsFile, rootKey } from './keys.ts';
import { addRecordsKey } from './records.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'qalqan-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('keys are made once, and the list of them is signed by the root key', () => {
  const first = openKeys(folder, 0);
  const again = openKeys(folder, 1_000_000);
  expect(again.published).toEqual(first.published);
  expect(again.lookup('500101300003')).toBe(first.lookup('500101300003'));
  const ring = openKeyring(first.published, rootKey(folder));
  expect(ring?.signing(first.signer.kid)).not.toBeNull();
  expect(ring?.encryption()).toMatchObject({ kid: first.opener.kid });
  expect(first.signer.kid).toHaveLength(8);
});

test('without the root key the registry goes on with the signed list, and makes no new one', () => {
  openKeys(folder, 0);
  rmSync(path.join(folder, 'root'), { recursive: true });
  expect(openKeys(folder, 0).root).toEqual(rootKey(folder));
  rmSync(path.join(folder, 'keys', 'published.json'));
  expect(() => openKeys(folder, 0)).toThrow('root key');
});

test('whoever comes second takes what the first has written', () => {
  const file = path.join(folder, 'a', 'secret');
  expect(readOrMake(file, () => 'first')).toBe('first');
  expect(readOrMake(file, () => 'second')).toBe('first');
  const raced = path.join(folder, 'raced');
  const text = readOrMake(raced, () => {
    writeFileSync(raced, 'the other process');
    return 'mine';
  });
  expect(text).toBe('the other process');
});

test('a process from before a new records key reads what is sealed by it, and seals by its own', () => {
  const before = openKeys(folder, 0).records;
  addRecordsKey(recordsFile(folder));
  const after = openKeys(folder, 0).records;
  expect(after.head).not.toBe(before.head);
  expect(before.open(after.seal('қазақ'))).toBe('қазақ');
  expect(Buffer.from(before.openBytes(after.sealBytes(Buffer.from('қ')))).toString()).toBe('қ');
  expect(after.open(before.seal('қазақ'))).toBe('қазақ');
  const foreign = 'qs1.AAAAAA.AAAA';
  expect(before.open(foreign)).toBe(foreign);
  rmSync(recordsFile(folder));
  expect(before.open(foreign)).toBe(foreign);
});

test('two new records keys at once: the second says so in words, and no key is lost', () => {
  openKeys(folder, 0);
  const file = recordsFile(folder);
  const before = readFileSync(file, 'utf8');
  const first = alone(file, () => {
    expect(() => addRecordsKey(file)).toThrow(/changed by another process.*records\.json\.lock/);
    expect(readFileSync(file, 'utf8')).toBe(before);
    return 'done';
  });
  expect(first).toBe('done');
  expect(() => alone(file, () => JSON.parse('no'))).toThrow(SyntaxError);
  const added = [addRecordsKey(file), addRecordsKey(file)];
  const kids = (JSON.parse(readFileSync(file, 'utf8')) as { kid: string }[]).map(({ kid }) => kid);
  expect(kids.slice(0, 2)).toEqual(added.toReversed());
  expect(kids).toHaveLength(3);
  expect(existsSync(`${file}.lock`)).toBe(false);
});
