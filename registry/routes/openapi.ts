/** The OpenAPI document, made from the schemas of the protocol. */
import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { bodies, Head } from '../../shared/protocol/schema/bodies.ts';
import { Entry } from '../../shared/protocol/schema/entry.ts';
import {
  Assignment,
  CaseLine,
  CaseList,
  CasePage,
  Decision,
  Representation,
  RepresentationRequest,
} from '../../shared/protocol/schema/cases.ts';
import { Certificate, Enrolled, EnrolmentRequest, Keys } from '../../shared/protocol/schema/keys.ts';
import {
  AnswerReceipt,
  CheckAnswer,
  CheckRequest,
  Order,
  OrderAnswer,
  OrderPage,
} from '../../shared/protocol/schema/lender.ts';
import { OwnEntry } from '../../shared/protocol/schema/own.ts';
import { Policy, StaffList } from '../../shared/protocol/schema/policy.ts';
import { Problem, PushStopped, PushTaken } from '../../shared/protocol/schema/push.ts';
import { Stats } from '../../shared/protocol/schema/stats.ts';
import { Status } from '../../shared/protocol/schema/status.ts';
import { Verdict, VerdictPage } from '../../shared/protocol/schema/verdict.ts';
import { withoutToken } from './schemas.ts';

/** The schemas that have a name in the document; the entry and its bodies travel as NDJSON and are only described. */
const NAMED = {
  AnswerReceipt,
  Assignment,
  CaseLine,
  CaseList,
  CasePage,
  Certificate,
  CheckAnswer,
  CheckRequest,
  Decision,
  Enrolled,
  EnrolmentRequest,
  Entry,
  Head,
  Keys,
  Order,
  OrderAnswer,
  OrderPage,
  OwnEntry,
  Policy,
  Problem,
  PushStopped,
  PushTaken,
  Representation,
  RepresentationRequest,
  StaffList,
  Stats,
  Status,
  Verdict,
  VerdictPage,
  ...Object.fromEntries(Object.entries(bodies).map(([kind, body]) => [`body.${kind}`, body])),
};

/** Collects the routes registered after it. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
  const schemaRegistry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) schemaRegistry.add(schema, { id });
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Qalqan registry',
        version: '1',
        description: 'How kiosks and lenders talk to the central registry (protocol version 1).',
      },
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'EdDSA by the enrolled key, for this method, path, query and body; a minute at most',
          },
        },
      },
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  });
}

/** Serves the document. */
export function serveDescription(app: FastifyInstance): void {
  app.get(
    '/openapi.json',
    { config: { open: true }, schema: { summary: 'This document', ...withoutToken } },
    async (_request, reply) => reply.send(app.swagger()),
  );
}
