/** The OpenAPI document, made from the schemas of the protocol. */
import fastifySwagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import { withoutToken } from './schemas.ts';

/** Collects the routes registered after it. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
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
    transform: createJsonSchemaTransform({}),
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
