import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isTextKey } from './catalogue.ts';

const root = join(import.meta.dirname, '..', '..');

/** How a problem is named where it arises: `bad('iin.length')`, `code: 'iin.length'`. */
const CODE = /(?:\bbad\(\s*|\bcode: )'([a-zA-Z]+\.[a-zA-Z]+)'/g;

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && !file.includes('.examples.'))
    .map((file) => join(root, folder, file));
}

it('has words for every problem that any code may name', () => {
  const files = ['electron', 'renderer', 'shared/domain'].flatMap(sources);
  const codes = files.flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(CODE), ([, code = '']) => code),
  );
  expect(codes).toContain('iin.checkDigit');
  const hasWords = (code: string) => isTextKey(`problems.${code}`) || isTextKey(`problems.${code}.one`);
  expect([...new Set(codes)].filter((code) => !hasWords(code))).toEqual([]);
});
