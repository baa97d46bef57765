import { z } from 'zod';

const HOURS_LIMIT = 1_000_000;
const hours = z.number().min(-HOURS_LIMIT).max(HOURS_LIMIT);
const positiveHours = z.number().positive().max(HOURS_LIMIT);

const domain = /^\.?[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i;
const path = /^\/[\x21-\x3a\x3c-\x7e]*$/;
const token = /^[\w.-]+$/;

const isService = (value: unknown) => typeof value === 'object' && value !== null && 'open' in value;

/** What each setting may be. The description ends the sentence "expected …". */
export const sessionServiceSchema = z.object({
  cookie_lifetime: z.tuple([hours, hours]).describe('a pair of hours such as (0, 12)'),
  cookie_domain: z.string().regex(domain).nullable().describe('a domain such as .example.org, or None'),
  cookie_path: z.string().regex(path).nullable().describe('a path that begins with /, or None'),
  cookie_name: z
    .string()
    .regex(token)
    .nullable()
    .describe('None, siteidmagic, or a name of letters, digits, "_", "." and "-"'),
  cookie_secure: z.boolean().nullable().describe('True, False or None'),
  cookie_httponly: z.boolean().describe('True or False'),
  session_service: z
    .union([z.enum(['default', 'hashed']), z.custom(isService)])
    .describe('default, hashed, or a session service'),
  absolute_lifetime: positiveHours.nullable().describe('a positive number of hours, or None'),
});

export const authListSchema = z.object({
  anonymous_cookie_lifetime: positiveHours.nullable().describe('a positive number of hours, or None'),
});
