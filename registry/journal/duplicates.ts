/**
 * Members named twice. Canonical JSON is of I-JSON (RFC 8785, section 3.1), whose objects have no two members
 * of one name (RFC 7493, section 2.3): of such a text one reader takes the first, another the last.
 */

const STRUCTURE = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/** Whether an object in the JSON `text`, which was parsed to `value`, has two members of one name. */
export const hasDuplicateMembers = (text: string, value: unknown): boolean =>
  // What a kiosk writes is what JSON.stringify writes: told at once, in a fraction of the time.
  written(value) !== text && scan(text);

function written(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    // Nested deeper than the stack is deep; the scan needs none.
    return null;
  }
}

function scan(text: string): boolean {
  /** The names in each object that is open; null for an array. */
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [token] of text.matchAll(STRUCTURE)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token === ':') {
      const names = open.at(-1);
      // One name may be spelled in several ways.
      const name = JSON.parse(last) as string;
      if (names?.has(name) === true) return true;
      names?.add(name);
    }
    last = token;
  }
  return false;
}
