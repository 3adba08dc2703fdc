/** Verifies a sealed export with nothing but the root key: every hash, every signature, nothing missing, nothing more. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { isGenuine } from '../../shared/protocol/entries.ts';
import { entryHash } from '../../shared/protocol/hashing.ts';
import { isSealedByRing, openKeyring, type Keyring } from '../../shared/protocol/keyring.ts';
import { namedBlobs } from '../../shared/protocol/schema/blob.ts';
import { ExportManifest } from '../../shared/protocol/schema/cases.ts';
import { Entry } from '../../shared/protocol/schema/entry.ts';
import type { Certificate } from '../../shared/protocol/schema/keys.ts';
import type { OwnEntry } from '../../shared/protocol/schema/own.ts';
import type { PublicJwk } from '../../shared/protocol/schema/scalars.ts';
import type { Verdict } from '../../shared/protocol/schema/verdict.ts';
import { publicKey } from '../../shared/protocol/signing.ts';
import { ownProblem } from '../own/check.ts';
import { filesIn } from './tar.ts';

export type ExportReport = {
  ok: boolean;
  claim: string | null;
  files: number;
  entries: number;
  /** Attachments that an entry names and that had not arrived when it was exported. */
  missing: string[];
  problems: string[];
};

/** Texts are kept while they are read; what is longer is an attachment. */
const MOST_TEXT = 64 * 1024 * 1024;

/** Reads the archive once and says what is wrong with it, if anything is. */
export async function verifyExport(archive: FileHandle, root: PublicJwk): Promise<ExportReport> {
  const hashes = new Map<string, { sha256: string; bytes: number }>();
  const texts = new Map<string, string>();
  for await (const file of filesIn(archive)) {
    const { name, bytes } = file;
    const hash = createHash('sha256');
    const kept: Uint8Array[] = [];
    const isText = /\.(json|ndjson)$/.test(name) && bytes <= MOST_TEXT;
    for await (const piece of file.content()) {
      hash.update(piece);
      if (isText) kept.push(piece);
    }
    if (hashes.has(name)) return failed(`${name}: twice`);
    hashes.set(name, { sha256: hash.digest('hex'), bytes });
    if (isText) texts.set(name, Buffer.concat(kept).toString());
  }
  const received = parse(texts.get('manifest.json') ?? '');
  const manifest = ExportManifest.safeParse(received).data;
  if (!manifest) return failed('manifest.json: there is none');
  const ring = openKeyring(parse(texts.get('keys.json') ?? ''), root);
  if (!ring) return failed('keys.json: not signed by this root key');
  const problems = isSealedByRing(received as ExportManifest, ring) ? [] : ['manifest.json: signature'];
  problems.push(...fileProblems(manifest, hashes));
  const entries = linesOf(texts, 'entries.ndjson').map((line) => parse(line));
  problems.push(...entryProblems(entries, texts, ring), ...signedProblems(entries, texts, ring));
  const missing = entries
    .flatMap((entry) => namedBlobs((entry as Entry | undefined)?.body))
    .map(({ blob }) => blob.sha256)
    .filter((sha256) => !hashes.has(`attachments/${sha256}`));
  return {
    ok: problems.length === 0,
    claim: manifest.claim,
    files: hashes.size,
    entries: entries.length,
    missing: [...new Set(missing)],
    problems,
  };
}

const failed = (problem: string): ExportReport => ({
  ok: false,
  claim: null,
  files: 0,
  entries: 0,
  missing: [],
  problems: [problem],
});

function fileProblems(
  { files }: ExportManifest,
  found: ReadonlyMap<string, { sha256: string; bytes: number }>,
): string[] {
  const wrong = files.flatMap(({ name, sha256, bytes }) => {
    const file = found.get(name);
    if (!file) return [`${name}: missing`];
    const isNamedSo = !name.startsWith('attachments/') || name === `attachments/${sha256}`;
    return file.sha256 === sha256 && file.bytes === bytes && isNamedSo ? [] : [`${name}: changed`];
  });
  const named = new Set(['manifest.json', ...files.map(({ name }) => name)]);
  const more = [...found.keys()]
    .filter((name) => !named.has(name))
    .map((name) => `${name}: not in the manifest`);
  return [...wrong, ...more];
}

/** Each entry is by the key of a kiosk that the registry certified. */
function entryProblems(entries: readonly unknown[], texts: ReadonlyMap<string, string>, ring: Keyring) {
  const certs = linesOf(texts, 'certificates.ndjson').map((line) => parse(line) as Certificate);
  const good = certs.filter((cert) => cert && isSealedByRing(cert, ring));
  const keys = new Map(good.map((cert) => [cert.device, publicKey(cert.publicKey)]));
  return entries.flatMap((received, i) => {
    const entry = Entry.safeParse(received).data;
    const key = entry && keys.get(entry.device);
    return key && isGenuine(received as Entry, key)
      ? []
      : [`entries.ndjson ${i + 1}: not signed by its kiosk`];
  });
}

/** Verdicts are about these entries; orders, answers and decisions are the registry's word. */
function signedProblems(entries: readonly unknown[], texts: ReadonlyMap<string, string>, ring: Keyring) {
  const hashes = new Set(entries.map((entry) => entryHash(entry as Entry)));
  const check = (name: string, isGood: (value: never) => boolean) =>
    linesOf(texts, name).flatMap((line, i) =>
      isGood(parse(line) as never) ? [] : [`${name} ${i + 1}: not genuine`],
    );
  return [
    ...check(
      'verdicts.ndjson',
      (verdict: Verdict) => isSealedByRing(verdict, ring) && hashes.has(verdict.hash),
    ),
    ...check('orders.ndjson', (order: { kid: string; sig: string }) => isSealedByRing(order, ring)),
    ...check('answers.ndjson', (answer: { kid: string; sig: string }) => isSealedByRing(answer, ring)),
    ...check('journal.ndjson', (entry: OwnEntry) => ownProblem(entry, null, ring) === null),
  ];
}

const linesOf = (texts: ReadonlyMap<string, string>, name: string): string[] =>
  (texts.get(name) ?? '').split('\n').filter((line) => line !== '');

/** JSON, or undefined where it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
