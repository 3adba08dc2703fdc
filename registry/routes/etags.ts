/** Entity tags of documents that seldom change (RFC 9110, section 13). */
import type { FastifyRequest } from 'fastify';

/** Whether the asker has the document of that tag already. */
export function etagMatches(request: FastifyRequest, etag: string): boolean {
  const wanted = request.headers['if-none-match'];
  if (wanted === undefined) return false;
  return wanted.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
