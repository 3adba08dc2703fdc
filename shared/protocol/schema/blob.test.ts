import { expect, test } from 'vitest';
import { namedBlobs } from './blob.ts';

const blob = (letter: string) => ({
  sha256: letter.repeat(64),
  bytes: 10,
  mime: 'image/png' as const,
  label: '',
});

test('every place of a body that names an attachment is found, with its path', () => {
  const body = {
    confirmation: { at: 'x', signature: blob('a') },
    evidence: [blob('b'), blob('c')],
    procedures: [{ number: '1', blob: blob('d') }],
  };
  expect(namedBlobs(body).map(({ path, blob: { sha256 } }) => [path, sha256[0]])).toEqual([
    ['confirmation.signature', 'a'],
    ['evidence.0', 'b'],
    ['evidence.1', 'c'],
    ['procedures.0.blob', 'd'],
  ]);
  expect(namedBlobs({ corrects: 'id', body: { ...body, evidence: [] } }).map(({ path }) => path)).toEqual([
    'body.confirmation.signature',
    'body.procedures.0.blob',
  ]);
});

test('a body that names none has none, and what is no body has none either', () => {
  for (const body of [{}, null, 'x', { confirmation: {} }, { evidence: [{}] }])
    expect(namedBlobs(body)).toEqual([]);
});
