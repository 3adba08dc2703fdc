/** Who may ask what of the registry. A route that is not named here fails the run: nobody has thought of it. */
import { uuidv7 } from 'uuidv7';
import { ALMA, SECRETS, type Role, type World } from './registryWorld.ts';

/** One way to ask a route. */
export type Asked = {
  method: string;
  path: string;
  type?: string;
  body?: string;
  headers?: Record<string, string>;
};

export type Rule = {
  /** The role it is for; whoever uses the `console`, `any` token, `open` to all, or only to a `page` of the console's own. */
  role: Role | 'console' | 'any' | 'open' | 'page';
  /**
   * What another of that role gets: nothing (`own`), or their own view of it, in which the person is not (`view`).
   */
  others?: 'own' | 'view';
  query?: string;
  body?: (world: World) => object | string;
  type?: string;
  headers?: Record<string, string>;
};

const view = { role: 'prosecutor', others: 'view' } as const;
const own = (role: Role): Pick<Rule, 'role' | 'others'> => ({ role, others: 'own' });
const PERIOD = 'from=2026-11-01&to=2026-11-30&by=region';
const tus = { 'tus-resumable': '1.0.0' };

/** By method and path as they are registered; HEAD is as GET unless it is named. */
export const RULES: Readonly<Record<string, Rule>> = {
  'GET /health': { role: 'open' },
  'GET /ready': { role: 'open' },
  'GET /openapi.json': { role: 'open' },
  'GET /v1/keys': { role: 'open' },
  'POST /v1/devices': { role: 'open', body: () => ({ code: 'AAAA-AAAA' }) },
  'GET /v1/policy': { role: 'any' },
  'GET /v1/devices/:device/head': own('device'),
  'GET /v1/devices/:device/staff': own('device'),
  'GET /v1/devices/:device/verdicts': own('device'),
  'GET /v1/devices/:device/entries': { ...own('device'), query: 'after=0' },
  'POST /v1/devices/:device/entries': { ...own('device'), type: 'application/x-ndjson', body: () => '' },
  'POST /v1/devices/:device/status': { ...own('device'), body: (world) => ({ entry: world.view }) },
  'POST /v1/blobs': { role: 'device', others: 'view', headers: tus },
  'OPTIONS /v1/blobs': { role: 'device', others: 'view' },
  'OPTIONS /v1/blobs/:sha256': { role: 'device', others: 'view' },
  'HEAD /v1/blobs/:sha256': { role: 'device', others: 'view', headers: tus },
  'PATCH /v1/blobs/:sha256': {
    role: 'device',
    others: 'view',
    type: 'application/offset+octet-stream',
    headers: { ...tus, 'upload-offset': '0' },
    body: () => 'x',
  },
  // Three roles may have it, each for a reason of its own; nobody else of them may.
  'GET /v1/blobs/:sha256': { role: 'any', others: 'own' },
  'POST /v1/lender/checks': {
    role: 'lender',
    others: 'view',
    body: () => ({
      iin: SECRETS.iin,
      application: 'A',
      purpose: 'loan-decision',
      product: 'card',
      amount: 1,
    }),
  },
  'GET /v1/lender/orders': { role: 'lender', others: 'view' },
  'POST /v1/lender/orders/:order/answer': {
    ...own('lender'),
    body: () => ({ state: 'suspended', amount: 1, at: '2026-11-22T10:00:00+05:00' }),
  },
  'GET /v1/cases': view,
  'POST /v1/cases/search': { ...view, body: () => ({ iin: SECRETS.iin, why: 'court' }) },
  'GET /v1/cases/:claim/:loan': { ...own('prosecutor'), query: 'why=court' },
  'POST /v1/cases/:claim/:loan/assign': {
    ...own('prosecutor'),
    body: (world) => ({ to: world.owner('prosecutor').id }),
  },
  'POST /v1/cases/:claim/:loan/request': { ...own('prosecutor'), body: () => ({ what: 'x' }) },
  'POST /v1/cases/:claim/:loan/lender': { ...own('prosecutor'), body: () => ({ bin: ALMA }) },
  'POST /v1/cases/:claim/:loan/decide': {
    ...own('prosecutor'),
    body: () => ({ decision: 'upheld', reason: 'x' }),
  },
  'GET /v1/representations': view,
  'POST /v1/representations': {
    ...own('prosecutor'),
    body: ({ names: { claim, loan } }) => ({
      bin: ALMA,
      cases: [{ claim, loan }],
      language: 'ru',
      text: 'x',
    }),
  },
  'GET /v1/exports': view,
  'GET /v1/work': view,
  'POST /v1/exports': { ...own('prosecutor'), body: ({ names }) => ({ claim: names.claim, why: 'court' }) },
  'POST /v1/exports/:export/release': { ...own('prosecutor'), body: () => ({}) },
  'GET /v1/exports/:export': own('prosecutor'),
  'GET /v1/reviews': view,
  // Elsewhere there is none: nobody is told that a lift of another region is looked at.
  'GET /v1/reviews/:entry': { ...view, query: 'why=court' },
  'POST /v1/reviews/:entry/release': { ...view, body: () => ({}) },
  'GET /v1/stats': { role: 'console', others: 'view', query: PERIOD },
  'GET /v1/operation': { role: 'operator', others: 'view' },
  'GET /v1/prosecutors': view,
  'GET /v1/console/session': { role: 'console', others: 'view' },
  'DELETE /v1/console/session': { role: 'console', others: 'view' },
  'POST /v1/console/enrolment': { role: 'page', body: () => ({ code: 'AAAA-AAAA' }) },
  'POST /v1/console/passkeys': { role: 'page', body: () => ({ code: 'AAAA-AAAA', passkey: {} }) },
  'POST /v1/console/challenge': { role: 'page', body: () => ({}) },
  'POST /v1/console/session': { role: 'page', body: () => ({}) },
  // The page itself, which holds nobody; what it is made of.
  'GET /console': { role: 'open' },
  'GET /console/files/:name': { role: 'open' },
};

/** The rule of a route, or undefined where nobody has written one. */
export const ruleOf = (method: string, url: string): Rule | undefined =>
  RULES[`${method} ${url}`] ?? (method === 'HEAD' ? RULES[`GET ${url}`] : undefined);

/** How the route is asked about the person that the world holds. */
export function asking(world: World, method: string, url: string, rule: Rule): Asked {
  const path = url.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const value = world.names[name as keyof World['names']];
    if (value === undefined) throw new Error(`${url} names ${name}, which the world has not`);
    return value;
  });
  const body = rule.body?.(world);
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const type = rule.type ?? (body === undefined ? undefined : 'application/json');
  return {
    method,
    path: rule.query === undefined ? path : `${path}?${rule.query}`,
    ...(text !== undefined && { body: text }),
    headers: {
      ...rule.headers,
      ...(type !== undefined && { 'content-type': type }),
      ...(method === 'POST' && { 'idempotency-key': uuidv7() }),
    },
  };
}
