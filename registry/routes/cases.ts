/** Cases: lists, one whole, and what is done about it (registry-protocol, section 10). */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import {
  Assignment,
  CaseList,
  CasePage,
  CaseSearch,
  Decision,
  FoundLender,
  RequestForMissing,
  Why,
} from '../../shared/protocol/schema/cases.ts';
import { OwnEntry } from '../../shared/protocol/schema/own.ts';
import { Bin, Uuid } from '../../shared/protocol/schema/scalars.ts';
import { LoanState } from '../../shared/protocol/schema/status.ts';
import type { Context } from '../context.ts';
import { assign, decide, findLender, requestMissing, type ActAnswer } from '../prosecution/acts.ts';
import { casePage, casesOfPerson, findCase } from '../prosecution/casePage.ts';
import { caseList } from '../prosecution/list.ts';
import type { Device, StoredCase, Writing } from '../store/tables.ts';
import { asRole } from './asker.ts';
import { onceFor, withKey } from './idempotent.ts';
import { thrown } from './problems.ts';
import { count, flag, problems, withToken } from './schemas.ts';

const CASE = '/v1/cases/:claim/:loan';
const CasePath = z.object({ claim: Uuid, loan: Uuid });

const CaseQuery = z.object({
  after: z
    .string()
    .regex(/^[0-9a-f-]{36}\.[0-9a-f-]{36}$/)
    .optional(),
  limit: count(1, 200).default(50),
  region: z.string().min(1).max(80).optional(),
  lender: Bin.optional(),
  state: LoanState.optional(),
  overdue: flag.optional(),
  unknown: flag.optional(),
  assignee: Uuid.optional(),
});

export const caseRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/v1/cases',
      {
        config: { role: 'prosecutor' },
        schema: {
          summary: 'Cases of the region, the newest first; nothing that says who a citizen is',
          description:
            '`unknown`: those whose lender nobody knows yet. `overdue`: an order was not answered in time.',
          ...withToken,
          querystring: CaseQuery,
          response: { 200: CaseList, ...problems(401, 403, 422) },
        },
      },
      async (request) => caseList(context, asRole(request, 'prosecutor'), request.query),
    );

    app.post(
      '/v1/cases/search',
      {
        config: { reads: 'json', role: 'prosecutor' },
        schema: {
          summary: 'The cases of a person; the citizen sees who asked and why',
          ...withToken,
          body: CaseSearch,
          response: { 200: CaseList, ...problems(400, 401, 403, 413, 415, 422) },
        },
      },
      async (request) => {
        const { iin, why } = request.body;
        return { items: await casesOfPerson(context, asRole(request, 'prosecutor'), iin, why) };
      },
    );

    app.get(
      CASE,
      {
        config: { role: 'prosecutor' },
        preValidation: async (request) => void (await caseOf(context, request)),
        schema: {
          summary: 'A case whole; the citizen sees who looked and why',
          ...withToken,
          params: CasePath,
          querystring: z.object({ why: Why }),
          response: { 200: CasePage, ...problems(401, 403, 404, 422) },
        },
      },
      async (request) => {
        const { asker, row } = await caseOf(context, request);
        return casePage(context, asker, row, request.query.why);
      },
    );

    type Doing = { context: Context; tx: Writing; by: Device; row: StoredCase };
    /** A route that does one thing about a case and answers with the entry that says so. */
    const doing = <B extends z.ZodType>(
      name: string,
      summary: string,
      body: B,
      act: (it: Doing, said: z.infer<B>) => Promise<ActAnswer>,
    ) =>
      app.post(
        `${CASE}/${name}`,
        {
          config: { reads: 'json', role: 'prosecutor' },
          preValidation: async (request) => void (await caseOf(context, request)),
          schema: {
            summary,
            ...withToken,
            headers: withKey,
            params: CasePath,
            body,
            response: { 200: OwnEntry, ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
          },
        },
        async (request, reply) => {
          const { asker, row } = await caseOf(context, request);
          const { done } = await onceFor(context, request, asker, async (tx) => {
            const answer = await act({ context, tx, by: asker, row }, request.body as z.infer<B>);
            if (!answer.ok) throw thrown(answer.problem);
            return { done: answer.act, told: answer.told };
          });
          return reply.send(done);
        },
      );
    doing('assign', 'Give the case to a prosecutor', Assignment, (it, { to }) => assign(it, to));
    doing('decide', 'Uphold or dismiss; a dismissal takes the orders back', Decision, decide);
    doing('request', 'Ask the citizen for what is missing', RequestForMissing, (it, { what }) =>
      requestMissing(it, what),
    );
    doing('lender', 'Say who the lender is', FoundLender, (it, { bin }) => findLender(it, bin));
  };

/** The case of the path, where it is in the asker's region. Throws 403 for another region's, 404 where there is none. */
async function caseOf(
  context: Context,
  request: FastifyRequest,
): Promise<{ asker: Device; row: StoredCase }> {
  const asker = asRole(request, 'prosecutor');
  const row = await findCase(context.store, request.params as { claim: string; loan: string });
  if (!row) throw thrown('not-found');
  if (asker.region !== null && asker.region !== row.region) throw thrown('role');
  return { asker, row };
}
