import { expect, test } from 'vitest';
import { ANSWERED, FACTS } from '../../testing.ts';
import { CITIZEN, SPOUSE, REPRESENTATIVE } from '../person.ts';
import type { Typed } from '../../typed.ts';
import {
  afterTry,
  faceProblems,
  identityNames,
  identityOf,
  isSpent,
  isVouched,
  lookedOf,
  vouchProblems,
  wayProblems,
} from './answers.ts';
import { comparedStep } from './Compared.tsx';

const {
  method: METHOD,
  reason: REASON,
  otherReason: OTHER_REASON,
  compared: COMPARED,
} = identityNames(CITIZEN);
const CAMERA = { ...FACTS, hasCamera: true };
const ASKED: Typed = { ...ANSWERED, [METHOD]: 'face' };
const HIT = { liveness: true, score: 0.8 };
const MISS = { liveness: true, score: 0.31 };

/** The answers after these tries. */
const tried = (...tries: readonly { liveness: boolean; score: number | null }[]): Typed =>
  tries.reduce((typed, one) => ({ ...typed, ...afterTry(typed, one) }), ASKED);

test('with a camera the way is chosen, without one nobody is asked', () => {
  expect(wayProblems(ANSWERED, CAMERA)).toEqual([{ path: METHOD, code: 'choice.identityMethod' }]);
  expect(wayProblems(ASKED, CAMERA)).toEqual([]);
  expect(wayProblems(ANSWERED, FACTS)).toEqual([]);
});

test('who wants no camera gives no reason, and has none to give', () => {
  const typed = { ...ANSWERED, [METHOD]: 'clerk' };
  expect(isVouched(typed, CAMERA)).toBe(false);
  expect(identityOf(typed, CAMERA)).toEqual({ method: 'clerk', attempts: 0, reason: 'without-camera' });
  expect(identityOf(ANSWERED, FACTS)).toEqual({ method: 'clerk', attempts: 0, reason: 'no-face-check' });
});

test('a match is signed with its score, and goes on', () => {
  const typed = tried({ liveness: false, score: null }, HIT);
  expect(faceProblems(typed, CAMERA)).toEqual([]);
  expect(identityOf(typed, CAMERA)).toEqual({ method: 'face', attempts: 2, score: 0.8, liveness: true });
});

test.each([
  ['nothing was looked at yet', ASKED],
  ['the face was not alike', tried(MISS)],
  ['the movements were not seen', tried({ liveness: false, score: null })],
  ['it was alike and did not move', tried({ liveness: false, score: 0.9 })],
  ['another ИИН was typed after it', { ...tried(HIT), 'citizen.iin': '500101300003' }],
  ['another document was typed after it', { ...tried(HIT), 'attestation.document.number': '987654321' }],
])('the check is not done where %s', (_why, typed) => {
  expect(faceProblems(typed, CAMERA)).toMatchObject([{ code: 'face.notDone' }]);
  expect(identityOf(typed, CAMERA).method).toBe('clerk');
});

test('a higher threshold of the policy counts from now on', () => {
  const strict = { ...CAMERA, face: { faceThreshold: 0.9, tries: 3 } };
  expect(identityOf(tried(HIT), strict).method).toBe('clerk');
});

test('after the last try the clerk vouches, with the reason and what the camera found', () => {
  const typed: Typed = { ...tried(MISS, MISS, MISS), [REASON]: 'old-photo' };
  expect([isSpent(typed, CAMERA), isVouched(typed, CAMERA)]).toEqual([true, true]);
  expect(identityOf(typed, CAMERA)).toEqual({
    method: 'clerk',
    attempts: 3,
    score: 0.31,
    liveness: true,
    reason: 'old-photo',
  });
});

test('whoever stops after a try is vouched for as well', () => {
  const typed = { ...tried(MISS), [METHOD]: 'clerk' };
  expect(isVouched(typed, CAMERA)).toBe(true);
  expect(lookedOf(typed).attempts).toBe(1);
});

test.each([
  [{}, 'choice.faceReason'],
  [{ [REASON]: 'changed' }, undefined],
  [{ [REASON]: 'other' }, 'face.reason'],
  [{ [REASON]: 'other', [OTHER_REASON]: ' ' }, 'face.reason'],
  [{ [REASON]: 'other', [OTHER_REASON]: 'а'.repeat(301) }, 'text.tooLong'],
  [{ [REASON]: 'other', [OTHER_REASON]: 'Повязка на лице' }, undefined],
])('the reason %j: %s', (typed, code) => {
  expect(vouchProblems(typed)[0]?.code).toBe(code);
});

test('other words go into the record as they were written', () => {
  const typed = { ...tried(MISS, MISS, MISS), [REASON]: 'other', [OTHER_REASON]: ' Повязка на лице ' };
  expect(identityOf(typed, CAMERA).reason).toBe('other: Повязка на лице');
});

test('for a lift the clerk says that they have compared as well, of this look and no other', () => {
  const lift: Typed = { ...tried(HIT), kind: 'ban.lift' };
  expect(comparedStep.when?.(lift, CAMERA)).toBe(true);
  expect(comparedStep.when?.({ ...lift, kind: 'ban.set' }, CAMERA)).toBe(false);
  expect(comparedStep.when?.({ ...ANSWERED, kind: 'ban.lift' }, FACTS)).toBe(false);
  expect(comparedStep.problems(lift, CAMERA)).toEqual([{ path: COMPARED, code: 'face.notCompared' }]);
  const said = { ...lift, [COMPARED]: true };
  expect(comparedStep.problems(said, CAMERA)).toEqual([]);
  expect(identityOf(said, CAMERA)).toMatchObject({ method: 'face', reason: 'clerk-compared' });
  expect(identityOf({ ...said, ...afterTry(said, HIT) }, CAMERA)).not.toHaveProperty('reason');
});

test('for a lift by a representative the clerk has compared whoever came, and nobody says that of who did not', () => {
  const names = identityNames(REPRESENTATIVE);
  const came: Typed = {
    ...ANSWERED,
    kind: 'ban.lift',
    [REPRESENTATIVE.at]: 'representative',
    'citizen.representative.iin': '500101300405',
    'citizen.representative.attestation.document.number': 'N01234567',
    [names.method]: 'face',
  };
  const lift = { ...came, ...afterTry(came, HIT, REPRESENTATIVE) };
  expect(comparedStep.when?.(lift, CAMERA)).toBe(true);
  expect(comparedStep.problems({ ...lift, [COMPARED]: true }, CAMERA)).toEqual([
    { path: names.compared, code: 'face.notCompared' },
  ]);
  const said = { ...lift, [names.compared]: true };
  expect(comparedStep.problems(said, CAMERA)).toEqual([]);
  expect(identityOf(said, CAMERA, REPRESENTATIVE)).toMatchObject({ reason: 'clerk-compared' });
});

test('two people are looked at one after the other, and neither counts for the other', () => {
  const names = identityNames(SPOUSE);
  const typed: Typed = {
    ...tried(HIT),
    'spouse.iin': '500101300405',
    'spouseAttestation.document.number': 'N01234567',
    [names.method]: 'face',
  };
  expect(identityOf(typed, CAMERA, SPOUSE)).toMatchObject({ method: 'clerk', attempts: 0 });
  const both = { ...typed, ...afterTry(typed, MISS, SPOUSE), ...afterTry(typed, HIT, SPOUSE) };
  expect(identityOf(both, CAMERA, SPOUSE)).toMatchObject({ method: 'face', attempts: 1, score: 0.8 });
  expect(identityOf(both, CAMERA)).toEqual(identityOf(typed, CAMERA));
  expect(wayProblems({ ...typed, [names.method]: '' }, CAMERA, SPOUSE)).toMatchObject([
    { path: names.method, code: 'choice.identityMethod' },
  ]);
});
