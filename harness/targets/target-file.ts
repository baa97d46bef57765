import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio/slim';
import * as z from 'zod';
import { SECOND } from '../core/duration';
import { SetUpError } from '../core/errors';
import { UNTIL_CLOSED, UNTIL_CLOSED_IN_WORDS } from '../core/settings';
import { DISPENSABLE, type Without } from '../core/skip-reasons';
import { readYamlFile } from '../core/yaml-file';
import { launchSchema } from './launch-schema';

const lasting = z.union([z.number(), z.literal(UNTIL_CLOSED_IN_WORDS).transform(() => UNTIL_CLOSED)]);

const lifetime = z.tuple([lasting, lasting], {
  error:
    'must be a pair, hours for anonymous and hours for logged-in sessions, such as [0, 12]; until closed is for one ' +
    'that lasts until the browser is closed',
});

const settings = z.strictObject({
  cookie_lifetime: lifetime.nullable().exactOptional(),
  cookie_domain: z.string().nullable().exactOptional(),
  cookie_path: z.string().startsWith('/').nullable().exactOptional(),
  cookie_name: z.string().nullable().exactOptional(),
  cookie_secure: z.boolean().nullable().exactOptional(),
  cookie_httponly: z.boolean().nullable().exactOptional(),
  cookie_host_prefix: z.boolean().nullable().exactOptional(),
  absolute_lifetime: z.number().nullable().exactOptional(),
  xmlrpc: z.boolean().nullable().exactOptional(),
  session_service: z.string().nullable().exactOptional(),
  auth: z.array(z.string()).nullable().exactOptional(),
  anonymous_cookie_lifetime: z.number().nullable().exactOptional(),
  trusted_proxies: z.array(z.string()).nullable().exactOptional(),
});

const place = z.string().min(1).exactOptional();

const element = z.string().refine(isSelector, 'must be a CSS selector, such as "#username"').exactOptional();

const places = z
  .strictObject({
    front: place,
    another: place,
    missing: place,
    signIn: place,
    preferences: place,
    changeUser: place,
    exampleMacro: place,
    dictMacro: place,
    page: place.refine(
      (text) => text === undefined || text.includes('{name}'),
      'must have {name} in it, such as "wiki/{name}"',
    ),
    remotePage: place,
    trail: element,
    message: element,
    clearMessage: element,
    userName: element,
  })
  .default({});

/** The cookies that carry the session. */
const cookieName = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)], {
    error: 'must be the name of a cookie, or a list of names, such as [wiki_session, wiki_token]',
  })
  .transform((names) => [names].flat())
  .exactOptional();

const url = z.url({ protocol: /^https?$/, error: 'must be an address such as http://wiki.example.org/' });

/** A wiki of a farm that runs already; what is said for the whole file holds for it too. */
const wiki = z.strictObject({
  url,
  name: z.string().min(1).exactOptional(),
  cookieName,
  settings: settings.default({}),
  places,
});

const manners = z.strictObject({
  /** Seconds, up to 10, between an answer and the next request. */
  pause: z
    .number({ error: 'must be seconds, such as 1' })
    .min(0)
    .max(10, 'must be 10 seconds at most')
    .default(1)
    .transform((seconds) => seconds * SECOND),
  requestsAtMost: z.number({ error: 'must be a number of requests' }).int().positive().default(2_000),
  contact: z.string().min(1).exactOptional(),
});

const polite = z.union([z.literal(true).transform(() => manners.parse({})), manners], {
  error: 'must be true, or such as { pause: 1, requestsAtMost: 2000, contact: you@example.org }',
});

const WAYS = 'url (a wiki that runs already), wikis (a farm that runs already), launch (how to start one)';

const schema = z
  .strictObject({
    name: z.string().min(1).exactOptional(),
    generation: z.enum(['session-service', 'auth-list']).default('session-service'),
    url: url.exactOptional(),
    wikis: z
      .array(wiki, { error: 'must be a list, such as [{ url: http://a.example.org/ }, { url: … }]' })
      .min(2, 'must be two wikis or more; for one, say url')
      .exactOptional(),
    launch: launchSchema.exactOptional(),
    cookieName,
    /** Where users choose remember_me: a box in the sign-in form, or one in the preferences. */
    remember_me: z
      .enum(['sign-in', 'preferences'], { error: 'must be sign-in or preferences' })
      .exactOptional(),
    /** What the wiki has not got at all. */
    without: z
      .array(
        z.enum(Object.keys(DISPENSABLE) as [Without], {
          error: `must be one of ${Object.keys(DISPENSABLE).join(', ')}`,
        }),
        { error: 'must be a list, such as [trail, change-user]' },
      )
      .default([]),
    /** A file in PEM form, relative to this one: certificates to trust besides those that Node.js comes with. */
    ca: z.string().min(1).exactOptional(),
    /** The wiki is one that others use. */
    polite: polite.exactOptional(),
    settings: settings.default({}),
    accounts: z
      .array(
        z.strictObject({
          name: z.string().min(1),
          shownAs: z.string().min(1).exactOptional(),
          passwordFrom: z
            .string({ error: 'must be the name of an environment variable, which has the password' })
            .min(1),
          remember_me: z.boolean().exactOptional(),
          superuser: z.boolean().exactOptional(),
          disabled: z.boolean().exactOptional(),
        }),
      )
      .default([]),
    places,
  })
  .superRefine((file, context) => {
    const ways = (['url', 'wikis', 'launch'] as const).filter((way) => file[way] !== undefined);
    const [, second] = ways;
    if (ways.length === 0) context.addIssue(`must say where the wiki is, by one of ${WAYS}`);
    if (second) {
      const message = `is there as well as ${ways[0]}; say one of ${WAYS}`;
      context.addIssue({ code: 'custom', path: [second], message });
    }
    if (file.launch && file.polite) {
      const message = 'is for a wiki that runs already; nobody else uses one that is launched';
      context.addIssue({ code: 'custom', path: ['polite'], message });
    }
    if (file.launch && Object.keys(file.settings).length > 0) {
      const message =
        'is for a wiki that runs already; a launched one is given the settings of each scenario';
      context.addIssue({ code: 'custom', path: ['settings'], message });
    }
  });

function isSelector(text: string): boolean {
  try {
    load('')(text);
    return text.trim() !== '';
  } catch {
    return false;
  }
}

export type TargetFile = z.infer<typeof schema>;

/** The target file itself, where the path is that of its folder. */
export function targetFileAt(path: string): string {
  return statSync(path).isDirectory() ? join(path, 'target.yaml') : path;
}

/**
 * Reads a target file, or the target.yaml of a folder. Throws SetUpError with file, line and key for what can't be
 * read or makes no sense.
 */
export function readTargetFile(path: string): TargetFile {
  const file = targetFileAt(path);
  if (!existsSync(file)) throw new SetUpError(`${path} has no target.yaml`);
  return readYamlFile(file, schema).content;
}
