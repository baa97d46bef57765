import { z } from 'zod';
import type { AuthName, Generation } from '../api';
import type { RegisteredNames } from '../extensions/extensions';

const HOURS_LIMIT = 1_000_000;
const hours = z.number().min(-HOURS_LIMIT).max(HOURS_LIMIT);
const positiveHours = z.number().positive().max(HOURS_LIMIT);

const domain = /^\.?[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i;
const path = /^\/[\x21-\x3a\x3c-\x7e]*$/;
const token = /^[\w.-]+$/;

export const AUTH_NAMES = [
  'moin_login',
  'moin_session',
  'moin_anon_session',
  'http_basic',
  'header_auth',
  'cookie_session',
  'token_session',
  'broken_session',
] as const satisfies readonly AuthName[];

const isMethod = (value: unknown) =>
  typeof value === 'object' && value !== null && 'name' in value && ('request' in value || 'open' in value);
const isService = (value: unknown) => typeof value === 'object' && value !== null && 'open' in value;

const shared = {
  cookie_domain: z.string().regex(domain).nullable().describe('a domain such as .example.org, or None'),
  cookie_path: z.string().regex(path).nullable().describe('a path that begins with /, or None'),
  cookie_host_prefix: z.boolean().describe('True or False'),
  absolute_lifetime: positiveHours.nullable().describe('a positive number of hours, or None'),
  interwiki: z
    .record(z.string().regex(/^\w+$/), z.url({ protocol: /^https?$/ }))
    .describe('names of other wikis with their addresses, such as {"Remote": "https://wiki.example.org/"}'),
  interwikiname: z.string().regex(/^\w+$/).nullable().describe('a name of letters, digits and "_", or None'),
  xmlrpc: z.boolean().describe('True or False'),
  trusted_proxies: z.array(z.union([z.ipv4(), z.ipv6()])).describe('a list of IP addresses'),
  throttle_sign_in: z.boolean().describe('True or False'),
  remote_timeout: z.number().positive().max(50).describe('a number of seconds, up to 50'),
};

export const SERVICE_NAMES = ['default', 'hashed'] as const;

/** What each setting may be. The description ends the sentence "expected …". */
const sessionServiceShape = {
  ...shared,
  cookie_lifetime: z.tuple([hours, hours]).describe('a pair of hours such as (0, 12)'),
  cookie_name: z
    .string()
    .regex(token)
    .nullable()
    .describe('None, siteidmagic, or a name of letters, digits, "_", "." and "-"'),
  cookie_secure: z.boolean().nullable().describe('True, False or None'),
  cookie_httponly: z.boolean().describe('True or False'),
};

const authListShape = {
  ...shared,
  anonymous_cookie_lifetime: z
    .number()
    .nonnegative()
    .max(HOURS_LIMIT)
    .nullable()
    .describe('a number of hours that is not below 0, or None'),
};

/** The schemas of both generations, where extensions registered these names. */
export function settingsSchemas(registered: RegisteredNames) {
  const services = [...SERVICE_NAMES, ...registered.sessionServices];
  const methods = [...AUTH_NAMES, ...registered.authMethods];
  return {
    'session-service': z.object({
      ...sessionServiceShape,
      session_service: z
        .union([z.enum(services), z.custom(isService)])
        .describe(`${services.join(', ')}, or a session service`),
    }),
    'auth-list': z.object({
      ...authListShape,
      auth: z
        .array(z.union([z.enum(methods), z.custom(isMethod)]))
        .describe(`a list of ${methods.join(', ')}`),
    }),
  } satisfies Record<Generation, z.ZodType>;
}
