/** The console's page as it was built (vite.config.ts): a handful of files, read once and served from memory. */
import fs from 'node:fs';
import path from 'node:path';
import { sha256 } from '../../shared/protocol/hashing.ts';

export type PageFile = { content: Buffer; type: string; etag: string };

/** By their names; `console.js` and `console.css` are what the page begins with. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const FOLDER = path.resolve(import.meta.dirname, '../../dist/console');

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** The built files; null where the page was not built. */
export function readPage(folder = FOLDER): PageFiles | null {
  if (!fs.existsSync(path.join(folder, 'console.js'))) return null;
  const files = new Map<string, PageFile>();
  for (const name of fs.readdirSync(folder)) {
    const type = TYPES[path.extname(name)];
    if (type === undefined) continue;
    const content = fs.readFileSync(path.join(folder, name));
    files.set(name, { content, type, etag: `"${sha256(content).slice(0, 32)}"` });
  }
  return files;
}

/** The one document: everything else is script, and nothing in it is anybody's. */
export const DOCUMENT = `<!doctype html>
<html lang="kk">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Qalqan</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/console/files/console.css" />
    <script type="module" src="/console/files/console.js"></script>
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`;

/** What the page may do: load its own files, ask this registry, and nothing else. */
export const PAGE_POLICY: Readonly<Record<string, string[]>> = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** For whoever runs a registry that was never built. */
export const NOT_BUILT = 'The page of the console is not built: npm run build\n';
