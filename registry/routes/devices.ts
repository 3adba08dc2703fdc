/** Enrolment, and what belongs to one device: head, policy of people, citizen status. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { Head } from '../../shared/protocol/schema/bodies.ts';
import { Enrolled, EnrolmentRequest } from '../../shared/protocol/schema/keys.ts';
import { Status, StatusRequest } from '../../shared/protocol/schema/status.ts';
import { StaffList } from '../../shared/protocol/schema/policy.ts';
import type { Context } from '../context.ts';
import { enrol } from '../enrolment/enrol.ts';
import { staffListFor, staffSerial } from '../policy/staff.ts';
import { citizenStatus } from '../status/status.ts';
import { headOf } from '../store/devices.ts';
import { asOwner, readableBy } from './asker.ts';
import { etagMatches } from './etags.ts';
import { thrown } from './problems.ts';
import { DevicePath, notModified, problems, withoutToken, withToken } from './schemas.ts';

export const deviceRoutes =
  (context: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/v1/devices',
      {
        config: { open: true, reads: 'json' },
        schema: {
          summary: 'Enrol with a one-time code',
          ...withoutToken,
          body: EnrolmentRequest,
          response: { 201: Enrolled, ...problems(400, 403, 413, 415, 422) },
        },
      },
      async (request, reply) => {
        const enrolment = await enrol(context, request.body, request.received);
        if (!enrolment.ok)
          throw thrown(enrolment.problem, 'detail' in enrolment ? { detail: enrolment.detail } : {});
        return reply.code(201).send(enrolment.answer);
      },
    );

    app.get(
      '/v1/devices/:device/head',
      {
        schema: {
          summary: 'The head of a journal as the registry has it',
          ...withToken,
          params: DevicePath,
          response: { 200: Head, ...problems(401, 403) },
        },
      },
      async (request) => headOf(await readableBy(context, request, request.params.device)),
    );

    app.get(
      '/v1/devices/:device/staff',
      {
        schema: {
          summary: "The people of the device's center, PIN verifiers sealed to the device",
          ...withToken,
          params: DevicePath,
          response: { 200: StaffList, ...notModified, ...problems(401, 403) },
        },
      },
      async (request, reply) => {
        const device = asOwner(request, request.params.device);
        const etag = `"staff-${await staffSerial(context.store)}"`;
        reply.headers({ etag, 'cache-control': 'no-cache' });
        if (etagMatches(request, etag)) return reply.code(304).send(null);
        return staffListFor(context.store, context.keys.signer, device);
      },
    );

    app.post(
      '/v1/devices/:device/status',
      {
        config: { reads: 'json', role: 'device' },
        schema: {
          summary: 'All that is held about a citizen, once for a recorded status.view',
          ...withToken,
          params: DevicePath,
          body: StatusRequest,
          response: { 200: Status, ...problems(400, 401, 403, 404, 409, 410, 413, 415, 422) },
        },
      },
      async (request) => {
        const device = asOwner(request, request.params.device);
        const status = await citizenStatus(context, device, request.body.entry);
        if (!status.ok) throw thrown(status.problem);
        return status.answer;
      },
    );
  };
