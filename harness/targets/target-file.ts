import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { SetUpError } from '../verdict/failures';
import { readYamlFile } from '../yaml-file';

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
      remotePage: place,
      trail: place,
      message: place,
      clearMessage: place,
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
  return readYamlFile(file, schema).content;
}
