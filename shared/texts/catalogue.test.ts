import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { catalogues, text, type TextKey } from './catalogue.ts';
import { LANGUAGES, LANGUAGE_NAMES, type Language } from './language.ts';

/** Words in Latin letters that belong in Cyrillic texts; any other is a look-alike. */
const LATIN_WORDS = new Set(['Qalqan', 'V']);

function flatten(node: unknown, path: string[] = []): [string, string][] {
  if (typeof node === 'string') return [[path.join('.'), node]];
  return Object.entries(node ?? {}).flatMap(([name, child]) => flatten(child, [...path, name]));
}

const texts = (language: Language) => flatten(catalogues[language]);
const placesOf = (value: string) => [...new Set(value.match(/\{\{\w+\}\}/g) ?? [])].sort();
const withoutPlaces = (value: string) => value.replaceAll(/\{\{\w+\}\}/g, '');

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  it('has the keys of the Russian one, and no other', () => {
    expect(
      texts(language)
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      texts('ru')
        .map(([key]) => key)
        .sort(),
    );
  });

  it('has the same values in each text', () => {
    const russian = new Map(texts('ru'));
    for (const [key, value] of texts(language)) {
      expect(placesOf(value), key).toEqual(placesOf(russian.get(key) ?? ''));
    }
  });

  it('has no value called count, which would wake the plurals of i18next', () => {
    for (const [key, value] of texts(language)) expect(value, key).not.toContain('{{count}}');
  });

  it('has a text everywhere, in NFC, without stray spaces or braces', () => {
    for (const [key, value] of texts(language)) {
      expect(value, key).toMatch(/\S/);
      expect(value, key).toBe(value.normalize('NFC').trim());
      expect(value, key).not.toMatch(/ {2}|\n/);
      expect(withoutPlaces(value), key).not.toMatch(/[{}<>]/);
    }
  });

  it('is not a copy of another language where words differ', () => {
    const others = LANGUAGES.filter((other) => other !== language);
    const own = texts(language).filter(([, value]) => withoutPlaces(value).length > 25);
    for (const [key, value] of own) {
      for (const other of others) expect(value, `${key} in ${other}`).not.toBe(text(other, key as TextKey));
    }
  });

  it('mixes no alphabets within a word', () => {
    for (const [key, value] of texts(language)) {
      const mixed = withoutPlaces(value).match(
        /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u,
      );
      expect(mixed, `${key}: ${value}`).toBeNull();
    }
  });

  it('works in i18next just as in our own text()', async () => {
    const i18n = i18next.createInstance();
    await i18n.init({
      lng: language,
      resources: { [language]: { translation: catalogues[language] } },
      interpolation: { escapeValue: false },
    });
    for (const [key, value] of texts(language)) {
      const values = Object.fromEntries(
        placesOf(value).map((place) => [place.slice(2, -2), `<${place.length}>`]),
      );
      expect(i18n.t(key, values), key).toBe(text(language, key as TextKey, values));
    }
  });
});

describe('texts in Cyrillic', () => {
  it.each(['kk', 'ru'] as const)('in %s hold no Latin words but the known ones', (language) => {
    for (const [key, value] of texts(language)) {
      for (const word of withoutPlaces(value).match(/\p{Script=Latin}+/gu) ?? []) {
        expect([...LATIN_WORDS], key).toContain(word);
      }
    }
  });

  it('in Russian hold no Kazakh letters', () => {
    for (const [key, value] of texts('ru')) expect(value, key).not.toMatch(/[әғқңөұүһі]/i);
  });

  it('in Kazakh hold its own letters', () => {
    const all = texts('kk')
      .map(([, value]) => value)
      .join('')
      .toLowerCase();
    for (const letter of 'әғқңөұүі') expect(all).toContain(letter);
  });
});

it('names each language in itself', () => {
  expect(LANGUAGES.map((language) => LANGUAGE_NAMES[language])).toEqual(['Қазақша', 'Русский', 'English']);
});

it('never promises a moment before the registry named it', () => {
  for (const language of LANGUAGES) {
    const waiting = [text(language, 'ban.done.toForce.text'), text(language, 'receipt.state.waiting')];
    for (const said of waiting) expect(said).not.toMatch(/\d|сразу|бірден|at once|immediately/);
  }
});
