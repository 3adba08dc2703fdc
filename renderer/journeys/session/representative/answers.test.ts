import { expect, it } from 'vitest';
import type { Texts } from '../../../app/texts.tsx';
import { text } from '../../../../shared/texts/catalogue.ts';
import { banAnswers } from '../../ban/answers.ts';
import { statementOf } from '../../ban/statement.ts';
import { moveOf, pathOf } from '../../course.ts';
import { inManner, TURNED } from '../../manner.tsx';
import { prefilled } from '../../prefill.ts';
import { answersOf } from '../../scan.ts';
import { sessionCourse } from '../../sessionCourse.ts';
import { ANSWERED, FACTS } from '../../testing.ts';
import type { FieldProblem, Typed } from '../../typed.ts';
import { sessionAnswers } from '../answers.ts';
import { helperProblems } from '../checks.ts';
import { powerProblems, samePerson, whoCame } from './answers.ts';

const AT = 'citizen.representative';
const ACTING: Typed = {
  ...ANSWERED,
  kind: 'ban.set',
  [AT]: 'representative',
  [`${AT}.basis`]: 'power-of-attorney',
  [`${AT}.document.number`]: ' 1-245 ',
  [`${AT}.document.issuedOn.day`]: '5',
  [`${AT}.document.issuedOn.month`]: '5',
  [`${AT}.document.issuedOn.year`]: '2026',
  [`${AT}.document.issuer`]: 'Нотариус Ахметова',
  [`${AT}.iin`]: '500101300405',
  [`${AT}.fullName`]: 'Ёлкин Сергей Юрьевич',
  [`${AT}.attestation.consent.personalData`]: true,
  [`${AT}.attestation.document.kind`]: 'passport',
  [`${AT}.attestation.document.number`]: 'N01234567',
};
const codes = (found: readonly FieldProblem[]) => found.map(({ path, code }) => `${path}: ${code}`);
const TEXTS = {
  language: 'ru',
  t: (key: Parameters<Texts['t']>[0], values: Record<string, string | number> = {}) =>
    text('ru', key, values),
} as Texts;

it('the body names who acts, by what right, and how both were identified', () => {
  const said = sessionAnswers(ACTING, { ...FACTS, hasCamera: true });
  expect(said?.citizen.representative).toEqual({
    iin: '500101300405',
    fullName: 'Ёлкин Сергей Юрьевич',
    basis: 'power-of-attorney',
    document: { kind: 'other', number: '1-245', issuedOn: '2026-05-05', issuer: 'Нотариус Ахметова' },
    attestation: {
      document: { kind: 'passport', number: 'N01234567' },
      identity: { method: 'clerk', attempts: 0, reason: 'no-face-check' },
      consent: { personalData: true, textVersion: expect.any(String), readAloud: false },
    },
  });
  // Nobody vouches for the face of who is not here; and a helper typed before is no helper of theirs.
  expect(said?.attestation.identity).toEqual({ method: 'clerk', attempts: 0, reason: 'represented' });
  expect(said?.attestation).not.toHaveProperty('helper');
});

it('whoever comes alone or with a helper is asked nothing of a representative', () => {
  expect(whoCame(ANSWERED)).toBe('helper');
  expect(whoCame({})).toBe(null);
  const screens = (typed: Typed) => pathOf(sessionCourse, typed, FACTS).map(({ screen }) => screen);
  expect(screens(ANSWERED)).not.toContain('session.power');
  const alone = { ...ACTING, [AT]: 'nobody' };
  expect(screens(alone)).not.toContain('session.representative');
  expect(sessionAnswers(alone, FACTS)?.citizen).not.toHaveProperty('representative');
  expect(sessionAnswers(alone, FACTS)?.attestation).not.toHaveProperty('helper');
  expect(helperProblems({ ...alone, 'attestation.helper': 'x'.repeat(201) })).toEqual([]);
});

it('whoever acts is asked first, and the camera looks at nobody who is not here', () => {
  const screens = pathOf(sessionCourse, ACTING, { ...FACTS, hasCamera: true }).map(({ screen }) => screen);
  expect(screens.filter((screen) => screen.startsWith('session.'))).toEqual([
    'session.language',
    'session.help',
    'session.helper',
    'session.power',
    'session.representativeData',
    'session.representative',
    'session.representativeIdentity',
    'session.consent',
    'session.citizen',
    'session.identity',
    'session.journey',
  ]);
});

it('says what of the right is missing', () => {
  expect(codes(powerProblems({ [AT]: 'representative' }, FACTS))).toEqual([
    `${AT}.basis: representative.basis`,
    `${AT}.document.number: representative.number`,
    `${AT}.document.issuedOn.day: date.empty`,
    `${AT}.document.issuer: representative.issuer`,
  ]);
  // A newer policy may have taken the basis away.
  expect(codes(powerProblems(ACTING, { ...FACTS, representativeBases: [] }))).toEqual([
    `${AT}.basis: representative.basis`,
  ]);
  expect(powerProblems(ACTING, FACTS)).toEqual([]);
});

it('nobody represents themselves', () => {
  expect(codes(samePerson({ ...ACTING, 'citizen.iin': '500101 300405' }))).toEqual([
    'citizen.iin: representative.same',
  ]);
  expect(sessionAnswers({ ...ACTING, 'citizen.iin': '500101300405' }, FACTS)).toBe(null);
});

it.each([
  ['ban.lift', 'power-of-attorney', 'session.journey', ['kind: representative.notAllowed']],
  ['spouse.consent', 'guardian', 'session.journey', ['kind: representative.notAllowed']],
  ['ban.lift', 'guardian', 'session.approval', []],
  ['ban.set', 'power-of-attorney', 'ban.scope', []],
])('%s by %s goes to %s', (kind, basis, screen, problems) => {
  const typed = { ...ACTING, kind, [`${AT}.basis`]: basis };
  const move = moveOf(
    sessionCourse,
    { typed, returning: false },
    { type: 'next', facts: FACTS },
    'session.journey',
  );
  expect(move).toMatchObject({ to: screen });
  expect(codes(move?.problems ?? [])).toEqual(problems);
});

it('a right changed on the last screen is looked at once more before anything is signed', () => {
  const typed = { ...ACTING, kind: 'ban.lift' };
  const move = moveOf(
    sessionCourse,
    { typed, returning: false },
    { type: 'next', facts: FACTS },
    'lift.check',
  );
  expect(move).toMatchObject({ to: 'session.journey', problems: [{ code: 'representative.notAllowed' }] });
});

it('the representative signs in their own name for the citizen, whose words follow', () => {
  const answers = banAnswers(ACTING, FACTS, 'shown');
  if (answers === null) throw new Error('answers are missing');
  const { request, details, isOnBehalf } = statementOf(TEXTS, answers, '1001');
  expect(isOnBehalf).toBe(true);
  expect(request[0]).toBe('Я, Ёлкин Сергей Юрьевич, ИИН 500101 300 405, действую как представитель.');
  expect(request[1]).toContain('Доверенность. Документ № 1-245 от 5 мая 2026');
  expect(request[2]).toContain('Әубәкірова Қымбат Өтегенқызы');
  expect(request[4]).toContain('Я, Әубәкірова Қымбат Өтегенқызы');
  const all = details.join('\n');
  expect(all).toContain('самого человека здесь нет');
  expect(all).not.toContain('Моё лицо с фотографией сверил');
  // Whoever was asked whether they understood is whoever signs.
  const signed = inManner(answers, TURNED, null, true);
  expect(signed.citizen.representative?.attestation.consent.understood).toBe(true);
  expect(signed.attestation.consent).not.toHaveProperty('understood');
});

it('a scan on their screens is theirs', () => {
  const scan = { kind: 'number', digits: '500101300405' } as const;
  expect(answersOf(scan, 'session.representative', {}, FACTS.today).answers).toEqual({
    [`${AT}.iin`]: '500101300405',
  });
});

it('a refused act of a representative is answered anew with what they said; their consent is asked for again', () => {
  const { typed } = prefilled(
    {
      kind: 'ban.set',
      citizen: {
        iin: '510214400125',
        representative: {
          iin: '500101300405',
          basis: 'guardian',
          document: { number: '7', issuedOn: '2026-05-05' },
          attestation: { document: { kind: 'passport', number: 'N01234567' } },
        },
      },
      attestation: {},
      scope: ['bank'],
    },
    'session.language',
  ).context;
  expect(typed).toMatchObject({
    [AT]: 'representative',
    [`${AT}.iin`]: '500101300405',
    [`${AT}.basis`]: 'guardian',
    [`${AT}.document.number`]: '7',
    [`${AT}.document.issuedOn.year`]: '2026',
    [`${AT}.attestation.document.kind`]: 'passport',
  });
  expect(typed).not.toHaveProperty([`${AT}.attestation.consent.personalData`]);
});
