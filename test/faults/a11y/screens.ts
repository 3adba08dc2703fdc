/** Which screens there are, read off the sources, so that none is forgotten when the product grows. */
import fs from 'node:fs';
import path from 'node:path';
import { DOCUMENT_PARTS } from '../../../renderer/journeys/claim/documents.ts';
import { GUARD_QUESTIONS } from '../../../renderer/journeys/guard/questions.ts';

/** Never on a kiosk's screen: what is printed, and the pages of the design system. */
const ELSEWHERE = /^(paper|gallery)\//;
const TESTS = /\.(test|examples)\.tsx?$|(^|\/)testing\.ts$/;

/** `screen="ban.scope"`, `screen: 'ban.check'`, `data-screen="…"`, `const SCREEN = '…'`; names have a dot. */
const NAMED = /\bscreen(?:=|: )["']([a-z][\w-]*(?:\.[\w-]+)+)["']|\bSCREEN = '([a-z][\w.-]+)'/g;
/** ``screen={`${id}.check`}``, ``const screen = `…` ``, ``camera={`…`}``. */
const COMPOSED = /\b(?:screen|camera)(?:=\{| = |: )`([^`]+)`/g;
/** `screenAbout(person, 'face')`: asked about each who is identified. */
const ABOUT = /\bscreenAbout\(\w+, '([\w-]+)'\)/g;
const PLACE = /\$\{[^}]+\}/g;
/** Nothing of it is fixed: which names it makes is said below. */
const ANYTHING = '….…';

/** What somebody is asked alone, on the clerk's screen and on the citizen's own; a document's screens are its parts. */
const BY_PARTS = [
  ...Object.entries(GUARD_QUESTIONS).flatMap(([guard, questions]) => [
    `${guard}.guard`,
    `${guard}.guard.own`,
    ...Object.keys(questions).flatMap((question) => [`${guard}.guard.${question}`, `citizen.${question}`]),
  ]),
  ...['claim', 'procedure'].flatMap((of) => DOCUMENT_PARTS.map((part) => `${of}.${part}`)),
];

/** One name, or every name of one form. */
export type ScreenName = { name: string; matches: (screen: string) => boolean };

/** Every screen that the sources under `folder` name, in the order of their names. */
export function screensIn(folder: string): ScreenName[] {
  const names = new Set<string>(BY_PARTS);
  for (const file of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const place = file.replaceAll(path.sep, '/');
    if (!/\.tsx?$/.test(place) || TESTS.test(place) || ELSEWHERE.test(place)) continue;
    for (const name of namesIn(fs.readFileSync(path.join(folder, file), 'utf8'))) names.add(name);
  }
  return [...names].toSorted().map((name) => ({ name, matches: matcherOf(name) }));
}

/** The names in one source; of a composed one the form, `….check`. */
export function namesIn(source: string): string[] {
  const plain = [...source.matchAll(NAMED)].flatMap(([, name, constant]) => name ?? constant ?? []);
  const composed = [...source.matchAll(COMPOSED)].flatMap(([, form = '']) => form.replaceAll(PLACE, '…'));
  const about = [...source.matchAll(ABOUT)].map(([, screen = '']) => `….${screen}`);
  return [...plain, ...composed.filter((form) => form !== ANYTHING), ...about];
}

/** The names of `screens` that are none of those looked at. */
export const neverLookedAt = (screens: readonly ScreenName[], looked: readonly string[]): string[] =>
  screens.filter(({ matches }) => !looked.some(matches)).map(({ name }) => name);

function matcherOf(form: string): (screen: string) => boolean {
  const parts = form.split('…').map((part) => part.replaceAll('.', '\\.'));
  const pattern = new RegExp(`^${parts.join('[\\w.-]+')}$`);
  return (screen) => pattern.test(screen);
}
