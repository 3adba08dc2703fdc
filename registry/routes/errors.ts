/** Every error that leaves the registry, as a problem; what is unexpected is logged and told to nobody. */
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isBusy } from '../store/busy.ts';
import { isThrown, sendProblem, thrown, type Thrown } from './problems.ts';

/** Installs the handlers of errors, unknown paths and wrong methods. */
export function installErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = asThrown(error);
    if (known.problem.status >= 500) request.log.error(withoutData(error), known.problem.code);
    return sendProblem(reply, known.problem, known.headers);
  });
}

function asThrown(error: FastifyError): Thrown {
  if (isThrown(error)) return error;
  if (error.validation) return thrown('invalid', { detail: fieldsOf(error) });
  if (isBusy(error)) return thrown('busy', {}, { 'retry-after': '1' });
  const status = error.statusCode ?? 500;
  if (status === 413) return thrown('too-large');
  if (status === 415) return thrown('media-type');
  return status >= 400 && status < 500 ? thrown('request') : thrown('internal');
}

/** What is answered to HTTP that Fastify or Node refuses before any route: the same problems as everywhere. */
export const malformedHttp = {
  frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
    const { problem, headers } = asThrown(error);
    void sendProblem(reply, problem, headers);
  },
  clientErrorHandler: (error: Error & { code?: string }, socket: Socket) => {
    // Whose request is not here in time may have been answered already: there is nothing more to say to them.
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
      socket.destroy();
      return;
    }
    if (!socket.writable) return;
    const { problem } = thrown('request');
    const body = JSON.stringify(problem);
    socket.end(
      `HTTP/1.1 ${problem.status} Bad Request\r\ncontent-type: application/problem+json\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  },
};

/** What a request over the limit is told; `ttl` is in milliseconds. */
export const asThrownRateLimit = (ttl: number): Thrown =>
  thrown('rate-limit', {}, { 'retry-after': String(Math.max(1, Math.ceil(ttl / 1000))) });

/** The fields that do not fit, by their paths alone. */
function fieldsOf(error: FastifyError): string {
  const paths = (error.validation ?? []).map(({ instancePath }) =>
    instancePath.replace(/^\//, '').replaceAll('/', '.'),
  );
  return [...new Set(paths)].map((path) => path || (error.validationContext ?? '')).join(', ');
}

/** Messages may quote what was being worked on; the frames of the stack do not. */
function withoutData(error: FastifyError) {
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { error: error.name, code: error.code, stack: frames.join('\n') };
}

/**
 * Answers a path nobody serves: 401 without a good token under /v1, as for any route there; 405 where
 * another method would do; else 404.
 */
export function installNotFound(
  app: FastifyInstance,
  authenticate: (request: FastifyRequest) => Promise<unknown>,
): void {
  const served: { method: string; pattern: RegExp; open: boolean }[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    const pattern = new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:[^/]+/g, '[^/]+')}$`);
    for (const one of [method].flat()) served.push({ method: one, pattern, open: config?.open === true });
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const others = served.filter(({ pattern }) => pattern.test(path));
    const isOpen = others.length > 0 ? others.every(({ open }) => open) : !path.startsWith('/v1/');
    if (!isOpen) await authenticate(request);
    if (others.length === 0) throw thrown('not-found');
    const allow = [...new Set(others.map(({ method }) => method))].join(', ');
    const { problem, headers } = thrown('method', {}, { allow });
    return sendProblem(reply, problem, headers);
  });
}
