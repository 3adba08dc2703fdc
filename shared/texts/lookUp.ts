/** How a text is found under its key, and its values put in. */
import type { TextValues } from './catalogue.ts';

/** The text under `key`, a path with dots, in a tree of texts; null where there is none. */
export function lookUp(texts: unknown, key: string): string | null {
  let node = texts;
  for (const name of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return null;
    node = (node as Record<string, unknown>)[name];
  }
  return typeof node === 'string' ? node : null;
}

/** The text with `values` in its `{{name}}` places. A place without a value stays as it is, so that it is seen. */
export const fill = (found: string, values: TextValues): string =>
  found.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
