import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { catalogues, text } from './catalogue.ts';
import { consoleCatalogues } from './consoleTexts.ts';
import { LANGUAGES, LANGUAGE_NAMES, type Language } from './language.ts';
import { fill, lookUp } from './lookUp.ts';

/** Words in Latin letters that belong in Cyrillic texts; any other is a look-alike. */
const LATIN_WORDS = new Set(['Qalqan', 'V', 'PDF', 'JPEG', 'PNG', 'CSV', 'https']);

function flatten(node: unknown, path: string[] = []): [string, string][] {
  if (typeof node === 'string') return [[path.join('.'), node]];
  return Object.entries(node ?? {}).flatMap(([name, child]) => flatten(child, [...path, name]));
}

/** The kiosk's texts and the console's. */
const everything = (language: Language) => ({ ...consoleCatalogues[language], ...catalogues[language] });
const texts = (language: Language) => flatten(everything(language));
const keys = (language: Language) =>
  texts(language)
    .map(([key]) => key)
    .toSorted();
const placesOf = (value: string) => [...new Set(value.match(/\{\{\w+\}\}/g))].toSorted();
const withoutPlaces = (value: string) => value.replaceAll(/\{\{\w+\}\}/g, '');
const valuesFor = (value: string) =>
  Object.fromEntries(placesOf(value).map((place) => [place.slice(2, -2), `<${place}>`]));

/** Keys whose text is wrong, each with its text, so that a failure says what to mend. */
const wrong = (language: Language, isWrong: (value: string, key: string) => boolean) =>
  texts(language).filter(([key, value]) => isWrong(value, key));

const textAt = (language: Language, key: string) => lookUp(everything(language), key) ?? '';

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  it('has the keys of the Russian one, and no other', () => {
    expect(keys(language)).toEqual(keys('ru'));
  });

  it('has the same values in each text', () => {
    const places = (of: Language) =>
      Object.fromEntries(texts(of).map(([key, value]) => [key, placesOf(value)]));
    expect(places(language)).toEqual(places('ru'));
  });

  it('has no value called count, which would wake the plurals of i18next', () => {
    expect(wrong(language, (value) => value.includes('{{count}}'))).toEqual([]);
  });

  it('has a text everywhere, in NFC, without stray spaces or braces', () => {
    const isUntidy = (value: string) =>
      !/\S/.test(value) ||
      value !== value.normalize('NFC').trim() ||
      / {2}|\n/.test(value) ||
      /[{}<>]/.test(withoutPlaces(value));
    expect(wrong(language, isUntidy)).toEqual([]);
  });

  it('is not a copy of another language where there are words', () => {
    const others = LANGUAGES.filter((other) => other !== language);
    const isCopy = (value: string, key: string) =>
      withoutPlaces(value).length > 25 && others.some((other) => textAt(other, key) === value);
    expect(wrong(language, isCopy)).toEqual([]);
  });

  it('mixes no alphabets within a word', () => {
    const mixed = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u;
    expect(wrong(language, (value) => mixed.test(withoutPlaces(value)))).toEqual([]);
  });

  it('is spoken by i18next just as by our own text()', async () => {
    const i18n = createInstance();
    await i18n.init({
      lng: language,
      resources: { [language]: { translation: everything(language) } },
      interpolation: { escapeValue: false },
    });
    const isDifferent = (value: string, key: string) =>
      i18n.t(key, valuesFor(value)) !== fill(textAt(language, key), valuesFor(value));
    expect(wrong(language, isDifferent)).toEqual([]);
  });
});

describe('texts in Cyrillic', () => {
  it.each(['kk', 'ru'] as const)('in %s hold no Latin words but the known ones', (language) => {
    const latin = (value: string) => withoutPlaces(value).match(/\p{Script=Latin}+/gu) ?? [];
    expect(wrong(language, (value) => latin(value).some((word) => !LATIN_WORDS.has(word)))).toEqual([]);
  });

  it('in Russian hold no Kazakh letters', () => {
    expect(wrong('ru', (value) => /[әғқңөұүһі]/i.test(value))).toEqual([]);
  });

  it('in Kazakh hold its own letters', () => {
    const all = texts('kk')
      .map(([, value]) => value.toLowerCase())
      .join(' ');
    expect(Array.from('әғқңөұүі').filter((letter) => !all.includes(letter))).toEqual([]);
  });
});

it('names each language in itself', () => {
  expect(LANGUAGES.map((language) => LANGUAGE_NAMES[language])).toEqual(['Қазақша', 'Русский', 'English']);
});

it('keeps № and its number on one line where a citizen checks a document', () => {
  const checked = [
    'ban.check.identity',
    'claim.check.document',
    'face.check',
    'representative.check.powerLine',
    'representative.document.check',
  ] as const;
  const said = LANGUAGES.flatMap((language) => checked.map((key) => text(language, key)));
  expect(said.filter((words) => !/(№|no\.)\u00A0\{\{number\}\}/.test(words))).toEqual([]);
});

it('never promises a moment before the registry named it', () => {
  const waiting = LANGUAGES.flatMap((language) => [
    text(language, 'ban.done.toForce.text'),
    text(language, 'receipt.state.waiting'),
  ]);
  expect(waiting.filter((said) => /\d|сразу|бірден|at once|immediately/.test(said))).toEqual([]);
});
