/** The console: its page, and signing in to it (registry-protocol, section 10). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Work } from '../../shared/protocol/schema/cases.ts';
import {
  EnrolmentCode,
  Operation,
  PasskeyEnrolment,
  PasskeyProof,
  People,
  Person,
} from '../../shared/protocol/schema/console.ts';
import { DOCUMENT, NOT_BUILT, PAGE_POLICY, readPage, type PageFiles } from '../console/page.ts';
import {
  beginEnrolment,
  beginSignIn,
  finishEnrolment,
  finishSignIn,
  type SignedIn,
} from '../console/passkeys.ts';
import { cookieHeader, endSession, isFromPage } from '../console/sessions.ts';
import type { Site } from '../console/site.ts';
import type { Context } from '../context.ts';
import { colleaguesOf, personIn } from '../prosecution/colleagues.ts';
import { operationOf } from '../operation/overview.ts';
import { workOf } from '../prosecution/work.ts';
import { asRole, CONSOLE_ROLES } from './asker.ts';
import { etagMatches } from './etags.ts';
import { thrown } from './problems.ts';
import { problems, withoutToken, withToken } from './schemas.ts';

const SESSION = '/v1/console/session';
/** What the browser is asked: the library's own, in WebAuthn's JSON. */
const Options = z.looseObject({ challenge: z.string() });

/** `site` is asked with each request: a port is known only once the registry listens. */
export const consoleRoutes =
  (context: Context, site: () => Site): FastifyPluginAsyncZod =>
  async (app) => {
    const signIn = (reply: FastifyReply, { person, cookie }: SignedIn) => {
      reply.header('set-cookie', cookieHeader(cookie, site().origin));
      return personIn(person);
    };

    app.post(
      '/v1/console/enrolment',
      {
        config: { open: true, reads: 'json' },
        preHandler: fromPageOnly,
        schema: {
          summary: 'What a new passkey is made by, for a one-time code; the code is not used up',
          ...withoutToken,
          body: EnrolmentCode,
          response: { 200: Options, ...problems(400, 401, 403, 413, 415, 422) },
        },
      },
      async (request) => {
        const begun = await beginEnrolment(context, site(), request.body.code);
        if (!begun.ok) throw thrown(begun.problem);
        return { ...begun.options };
      },
    );

    app.post(
      '/v1/console/passkeys',
      {
        config: { open: true, reads: 'json' },
        preHandler: fromPageOnly,
        schema: {
          summary: 'Enrol a passkey by a one-time code, and sign in',
          ...withoutToken,
          body: PasskeyEnrolment,
          response: { 201: Person, ...problems(400, 401, 403, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const { code, passkey } = request.body;
        const done = await finishEnrolment(context, site(), code, passkey);
        if (!done.ok) throw thrown(done.problem);
        return reply.code(201).send(signIn(reply, done));
      },
    );

    app.post(
      '/v1/console/challenge',
      {
        config: { open: true, reads: 'json' },
        preHandler: fromPageOnly,
        schema: {
          summary: 'What a passkey has to sign to sign in; good once, for five minutes',
          ...withoutToken,
          body: z.object({}),
          response: { 200: Options, ...problems(400, 401, 413, 415, 422) },
        },
      },
      async () => ({ ...(await beginSignIn(context, site())) }),
    );

    app.post(
      SESSION,
      {
        config: { open: true, reads: 'json' },
        preHandler: fromPageOnly,
        schema: {
          summary: 'Sign in by a passkey; the session is a cookie',
          ...withoutToken,
          body: PasskeyProof,
          response: { 200: Person, ...problems(400, 401, 403, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const done = await finishSignIn(context, site(), request.body);
        if (!done.ok) throw thrown(done.problem);
        return reply.send(signIn(reply, done));
      },
    );

    app.get(
      SESSION,
      {
        config: { role: CONSOLE_ROLES },
        schema: {
          summary: 'Who is signed in',
          ...withToken,
          response: { 200: Person, ...problems(401, 403) },
        },
      },
      async (request) => personIn(asRole(request, CONSOLE_ROLES)),
    );

    app.delete(
      SESSION,
      {
        config: { role: CONSOLE_ROLES },
        schema: {
          summary: 'Sign out',
          ...withToken,
          response: { 204: z.null().describe('Signed out'), ...problems(401, 403) },
        },
      },
      async (request, reply) => {
        if (request.session !== null) await endSession(context.store, request.session);
        return reply.code(204).header('set-cookie', cookieHeader('', site().origin)).send(null);
      },
    );

    app.get(
      '/v1/prosecutors',
      {
        config: { role: 'prosecutor' },
        schema: {
          summary: 'Who works on cases of the region, and who did and was revoked',
          ...withToken,
          response: { 200: People, ...problems(401, 403) },
        },
      },
      async (request) => ({ items: await colleaguesOf(context.store, asRole(request, 'prosecutor')) }),
    );

    app.get(
      '/v1/work',
      {
        config: { role: 'prosecutor' },
        schema: {
          summary: 'How much waits for somebody in the region',
          ...withToken,
          response: { 200: Work, ...problems(401, 403) },
        },
      },
      async (request) => workOf(context, asRole(request, 'prosecutor')),
    );

    app.get(
      '/v1/operation',
      {
        config: { role: 'operator' },
        schema: {
          summary: 'How things stand: desks, and lenders that let orders lie; nothing about anybody’s case',
          ...withToken,
          response: { 200: Operation, ...problems(401, 403) },
        },
      },
      async (request) => {
        asRole(request, 'operator');
        return operationOf(context);
      },
    );

    await app.register(pageRoutes(site));
  };

/** Throws where the request is not the console's page's own: another site must not sign anybody in. */
async function fromPageOnly(request: FastifyRequest): Promise<void> {
  if (!isFromPage(request)) throw thrown('session');
}

/** The page itself; read when it is first asked for, so that a registry starts without it. */
const pageRoutes =
  (site: () => Site): FastifyPluginAsyncZod =>
  async (app) => {
    let files: PageFiles | null = null;
    const page = () => (files ??= readPage());
    const open = { config: { open: true }, schema: { hide: true } } as const;

    app.get(
      '/console',
      { ...open, helmet: { contentSecurityPolicy: { useDefaults: false, directives: PAGE_POLICY } } },
      async (request, reply) => {
        const { origin } = site();
        // Passkeys belong to a name: who came by an address of this machine goes on by its name.
        if (/^(127\.0\.0\.1|\[::1\])(:|$)/.test(request.headers.host ?? ''))
          return reply.redirect(`${origin}/console`);
        if (!page()) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
        return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(DOCUMENT);
      },
    );

    app.get('/console/files/:name', { ...open }, async (request, reply) => {
      const { name } = request.params as { name: string };
      const file = page()?.get(name);
      if (!file) throw thrown('not-found');
      reply.headers({ etag: file.etag, 'cache-control': 'no-cache' });
      if (etagMatches(request, file.etag)) return reply.code(304).send(null);
      return reply.type(file.type).send(file.content);
    });
  };
