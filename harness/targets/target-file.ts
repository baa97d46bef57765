import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { SetUpError } from '../verdict/failures';

const lifetime = z.tuple([z.number(), z.number()], {
  error: 'must be a pair of numbers, hours for anonymous and hours for logged-in sessions, such as [0, 12]',
});

const settings = z.strictObject({
  cookie_lifetime: lifetime.nullable().exactOptional(),
  cookie_domain: z.string().nullable().exactOptional(),
  cookie_path: z.string().startsWith('/').nullable().exactOptional(),
  cookie_name: z.string().nullable().exactOptional(),
  cookie_secure: z.boolean().nullable().exactOptional(),
  cookie_httponly: z.boolean().nullable().exactOptional(),
  session_service: z.string().nullable().exactOptional(),
  auth: z.array(z.string()).nullable().exactOptional(),
  anonymous_cookie_lifetime: z.number().nullable().exactOptional(),
});

const place = z.string().min(1).exactOptional();

const schema = z.strictObject({
  name: z.string().min(1).exactOptional(),
  generation: z.enum(['session-service', 'auth-list']).default('session-service'),
  url: z.url({ protocol: /^https?$/, error: 'must be an address such as http://wiki.example.org/' }),
  cookieName: z.string().min(1).exactOptional(),
  settings: settings.default({}),
  accounts: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        passwordFrom: z.string().min(1),
        remember_me: z.boolean().exactOptional(),
        superuser: z.boolean().exactOptional(),
        disabled: z.boolean().exactOptional(),
      }),
    )
    .default([]),
  places: z
    .strictObject({
      front: place,
      another: place,
      missing: place,
      signIn: place,
      preferences: place,
      changeUser: place,
      exampleMacro: place,
      dictMacro: place,
      userName: place,
    })
    .default({}),
});

export type TargetFile = z.infer<typeof schema>;

/**
 * Reads a target file, or the target.yaml of a folder. Throws SetUpError with file, line and key for what can't be
 * read or makes no sense.
 */
export function readTargetFile(path: string): TargetFile {
  const file = statSync(path).isDirectory() ? join(path, 'target.yaml') : path;
  if (!existsSync(file)) throw new SetUpError(`${path} has no target.yaml`);
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const where = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  const [broken] = document.errors;
  if (broken) throw new SetUpError(`${where(broken.pos[0])}: not YAML: ${broken.message.split('\n')[0]}`);

  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const messages = parsed.error.issues.map((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const key = [...issue.path, ...(unknown ? [unknown] : [])];
    const line = where(offsetOf(document, key));
    return `${line}: ${key.join('.') || 'the file'}: ${unknown ? misspelt(unknown, issue.path) : issue.message}`;
  });
  throw new SetUpError(messages.join('\n'));
}

/** Where a key stands, or for want of it its nearest parent. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  const key = path[path.length - 1];
  const parent = document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
    if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = document.getIn(path, true);
  if (isScalar(node) || isMap(node)) return node.range?.[0] ?? 0;
  return path.length > 0 ? offsetOf(document, path.slice(0, -1)) : 0;
}

function misspelt(key: string, path: readonly PropertyKey[]): string {
  const known = keysAt(path);
  const nearest = [...known].sort((a, b) => distance(key, a) - distance(key, b))[0];
  return `there is no such key. Did you mean ${nearest}? Known here: ${known.join(', ')}`;
}

function keysAt(path: readonly PropertyKey[]): string[] {
  const { shape } = schema;
  if (path[0] === 'settings') return Object.keys(settings.shape);
  if (path[0] === 'places') return Object.keys(shape.places.unwrap().shape);
  if (path[0] === 'accounts') return Object.keys(shape.accounts.unwrap().element.shape);
  return Object.keys(shape);
}
