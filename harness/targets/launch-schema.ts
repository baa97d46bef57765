import * as z from 'zod';
import { parseDuration } from '../core/duration';
import { NOTHING_CONFIGURED, type Settings } from '../core/settings';

const duration = z.string({ error: 'must be a duration such as "30 seconds"' }).transform((text, context) => {
  try {
    return parseDuration(text);
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : String(error));
    return z.NEVER;
  }
});

const commandError =
  'must be a list, the program first and then its arguments, such as [python3, wiki.py, --port, "{port}"]';
const textError = 'must be a text: put numbers and true or false in quotes';

const header = z
  .string({ error: textError })
  .regex(/^[\w-]+$/, 'must be the name of a header, such as X-Remote-User')
  .transform((name) => name.toLowerCase())
  .exactOptional();

/** How a wiki is launched: a program that stays in the foreground and serves HTTP on 127.0.0.1. */
export const launchSchema = z.strictObject({
  /** `{port}`, `{settings}`, `{data}` and `{shared}` are filled in, here and in `environment`. */
  command: z.array(z.string({ error: textError }).min(1), { error: commandError }).min(1, commandError),
  /** Where it runs, relative to the target file; its own folder when left out. */
  folder: z.string({ error: textError }).default('.'),
  /** Added to the environment of the run. */
  environment: z.record(z.string(), z.string({ error: textError })).default({}),
  /** It is ready when this path below the first wiki answers with a status below 500. */
  ready: z
    .strictObject({ path: z.string().default(''), within: duration.default(30_000) })
    .default({ path: '', within: 30_000 }),
  /** Sent to its process group; KILL follows where that does not end it in time. */
  stop: z
    .strictObject({
      signal: z
        .enum(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'], {
          error: 'must be SIGTERM, SIGINT, SIGHUP or SIGQUIT',
        })
        .default('SIGTERM'),
      within: duration.default(5_000),
    })
    .default({ signal: 'SIGTERM', within: 5_000 }),
  /** How its time is moved. */
  clock: z
    .enum(['libfaketime', 'none'], {
      error: 'must be libfaketime, or none for a wiki that it does not work with',
    })
    .default('libfaketime'),
  /** The settings that the command heeds; all when left out. */
  settings: z
    .array(
      z.enum(Object.keys(NOTHING_CONFIGURED) as [keyof Settings], {
        error: `must be one of ${Object.keys(NOTHING_CONFIGURED).join(', ')}`,
      }),
    )
    .exactOptional(),
  /** The auth methods that the command knows, by the names of the features; all when left out. */
  auth: z
    .array(z.string().min(1), { error: 'must be a list, such as [moin_login, moin_session]' })
    .exactOptional(),
  /** The header in which a reverse proxy names the user, where the command knows header_auth. */
  userHeader: header,
  /** The header that carries the session instead of a cookie, where the command knows token_session. */
  tokenHeader: header,
  /** Whether anonymous and logged-in sessions each have a lifetime of their own, which may be none. */
  lifetimes: z.enum(['two', 'one'], { error: 'must be two, or one for everybody' }).default('two'),
  /** Whether it serves HTTPS when its settings file says `tls`. */
  https: z.boolean({ error: 'must be true or false' }).default(false),
  /** Whether it serves several wikis, each at the host and path it is given. */
  farm: z.boolean({ error: 'must be true or false' }).default(true),
});
