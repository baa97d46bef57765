import type { FastifyReply } from 'fastify';
import { SECURITY_HEADERS } from './security-headers';
import { renderTemplate } from './wiki/templates';

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The request could not be understood.',
  404: 'There is no such wiki here.',
  405: 'A wiki does not support such a request.',
  413: 'The request is too large.',
  415: 'A wiki does not support such a request body.',
  503: 'The wiki cannot reach or save sessions just now. Please try again in a moment.',
};

declare module 'fastify' {
  interface FastifyInstance {
    /** The address of the style sheet for what belongs to no wiki; null where there is none. */
    errorStyle: string | null;
  }
}

// no-internals-in-errors: "No stack trace, path or exception text in an answer".
export function sendError(reply: FastifyReply, status: number, sentence = describe(status)): FastifyReply {
  const title = status >= 500 ? 'Something went wrong' : 'This did not work';
  return reply
    .code(status)
    .headers(SECURITY_HEADERS)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(renderTemplate('error', { title, sentence, style: reply.server.errorStyle }));
}

function describe(status: number): string | undefined {
  return SENTENCES[status] ?? (status >= 500 ? 'The wiki could not answer.' : SENTENCES[400]);
}
