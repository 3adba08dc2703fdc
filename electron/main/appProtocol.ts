/** app://kiosk: the only place windows load anything from, and it holds nothing but dist/renderer. */
import path from 'node:path';
import { NCALAYER } from '../../shared/api/ncalayer.ts';

export const SCHEME = 'app';
export const ORIGIN = 'app://kiosk';

const policy = (scripts: string, connections: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob: mediastream:",
    `connect-src ${connections}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

/** Scripts, styles and fonts are files of ours; nothing is inline, nothing comes from elsewhere. */
export const CONTENT_SECURITY_POLICY = policy("'self'", `'self' ${NCALAYER}`);

/**
 * A worker has the policy of its own file. Those that see faces and read codes compile WebAssembly of
 * ours; pages never do (docs/decisions/0015-webassembly-in-workers.md).
 */
export const WORKER_POLICY = policy("'self' 'wasm-unsafe-eval'", "'self'");
const WORKERS = 'workers';

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(self), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
  'referrer-policy': 'no-referrer',
};

/** What can be served; a file of any other kind is not there. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  // Weights of the models that see faces.
  '.bin': 'application/octet-stream',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
};

export type FileReader = (file: string) => Promise<Uint8Array>;

/**
 * Answers one request for a file under `root` (absolute). Anything that is not a plain GET of a
 * file of a known kind below it is refused: 403 where it reaches outside, 404 where nothing is.
 * Every answer, refusals too, carries the content security policy.
 */
export async function answerRequest(
  request: { url: string; method: string },
  root: string,
  readFile: FileReader,
): Promise<Response> {
  const file = request.method === 'GET' ? fileOf(request.url, root) : null;
  if (file === null) return refusal(403);
  const type = TYPES[path.extname(file)];
  if (type === undefined) return refusal(404);
  try {
    const body = await readFile(file);
    return new Response(Uint8Array.from(body), {
      headers: { ...headersOf(file, root), 'content-type': type },
    });
  } catch {
    return refusal(404);
  }
}

const headersOf = (file: string, root: string): Record<string, string> =>
  path.dirname(file) === path.join(root, WORKERS)
    ? { ...HEADERS, 'content-security-policy': WORKER_POLICY }
    : HEADERS;

/** The file a URL names, or null where it is none of ours or would lie outside `root`. */
export function fileOf(address: string, root: string): string | null {
  const url = parse(address);
  if (url === null || url.protocol !== `${SCHEME}:` || url.host !== 'kiosk') return null;
  if (url.username !== '' || url.password !== '') return null;
  const wanted = decode(url.pathname);
  // A backslash is a separator on Windows, and a NUL ends a name in system calls.
  if (wanted === null || /[\\\0]/.test(wanted)) return null;
  const file = path.join(root, wanted === '/' ? 'index.html' : wanted);
  return file.startsWith(root + path.sep) ? file : null;
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}
