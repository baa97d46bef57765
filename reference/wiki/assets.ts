import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const TYPES = {
  'wiki.css': 'text/css',
  'countdown.js': 'text/javascript',
  'sliders.js': 'text/javascript',
} as const;

type Name = keyof typeof TYPES;

const contents = new Map(
  (Object.keys(TYPES) as Name[]).map((name) => {
    const content = readFileSync(join(__dirname, '..', 'templates', name));
    return [name, { content, version: createHash('sha256').update(content).digest('hex').slice(0, 8) }];
  }),
);

/** The address of a style sheet or script, under the wiki's own path: a browser may keep it for ever. */
export function asset(wikiPath: string, name: Name): string {
  return `${wikiPath === '/' ? '' : wikiPath}/-/${name}?${contents.get(name)?.version}`;
}

/** Serves them under these paths. */
export function serveAssets(app: FastifyInstance, wikiPaths: Iterable<string>): void {
  for (const path of new Set(wikiPaths)) {
    for (const [name, { content }] of contents) {
      app.get(`${path === '/' ? '' : path}/-/${name}`, { exposeHeadRoute: true }, (_request, reply) => {
        reply
          .type(`${TYPES[name]}; charset=utf-8`)
          .header('cache-control', 'public, max-age=31536000, immutable')
          .send(content);
      });
    }
  }
}
