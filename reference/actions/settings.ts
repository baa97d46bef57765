import type { AuthListSettings, SessionServiceSettings, Settings } from '../api';
import type { Demonstration } from '../demonstration';
import type { PageContext } from '../farm';
import { SettingsError } from '../settings/defaults';
import { asset } from '../wiki/assets';
import { DOCUMENTS } from '../wiki/sentences';
import { renderTemplate } from '../wiki/templates';
import type { ActionResult } from './action';
import { notice, redirect } from './redirect';
import { frame, type PageMessage, show } from './show';

const PURPOSE = 'settings';
const HOUR = 3600_000;
/** Hours that the clock may be ahead: a few times forever. */
const MAX_HOURS = 24 * 365 * 50;

/** Where visitors of a demonstration move settings and clock. */
export async function settings(context: PageContext): Promise<ActionResult> {
  const { demonstration } = context.wiki.farm;
  if (!demonstration) return show(context, { status: 404, message: 'This wiki has no action settings.' });
  if (context.request.method !== 'POST') {
    const message = notice(context);
    return form(context, demonstration, message === undefined ? {} : { message });
  }
  const error = context.csrfError(PURPOSE);
  if (error) return form(context, demonstration, { status: 403, message: error });
  if (context.field('clock')) return moveClock(context, demonstration);
  try {
    await demonstration.configure(context.wiki.generation, read(context));
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return form(context, demonstration, { status: 400, message: error.message });
  }
  if (context.user) {
    const remember_me = context.field('remember_me') !== '';
    context.wiki.farm.accounts.change(context.user.name, { remember_me });
  }
  return redirect(context, 'settings', 'action=settings');
}

function moveClock(context: PageContext, demonstration: Demonstration): ActionResult {
  const asked = context.field('clock');
  const hours = Number(asked);
  const ahead = hours === 0 ? 0 : demonstration.ahead + hours * HOUR;
  if (Number.isNaN(hours) || hours < 0 || ahead > MAX_HOURS * HOUR) {
    const message = `The clock can't be moved by ${asked}; expected hours, up to fifty years.`;
    return form(context, demonstration, { status: 400, message });
  }
  demonstration.moveClock(ahead);
  return redirect(context, 'clock', 'action=settings');
}

function read(context: PageContext): Settings {
  const text = (name: string) => context.field(name).trim() || null;
  const shared = { cookie_domain: text('cookie_domain'), cookie_path: text('cookie_path') };
  const hours = (name: string) => Number(context.field(name));
  if (context.wiki.generation === 'session-service') {
    return { ...shared, cookie_lifetime: [hours('anonymous'), hours('logged_in')] };
  }
  const anonymous = context.field('moin_anon_session') !== '';
  return {
    ...shared,
    auth: ['moin_login', 'moin_session', ...(anonymous ? (['moin_anon_session'] as const) : [])],
    anonymous_cookie_lifetime:
      text('anonymous_cookie_lifetime') === null ? null : hours('anonymous_cookie_lifetime'),
  };
}

function form(context: PageContext, demonstration: Demonstration, message: PageMessage): ActionResult {
  const { wiki, now } = context;
  const content = renderTemplate('settings', {
    action: context.url(context.page),
    ticket: context.ticket(PURPOSE),
    generation: wiki.generation,
    document: DOCUMENTS[wiki.generation],
    settings: wiki.settings as SessionServiceSettings | AuthListSettings,
    user: context.user,
    wikis: demonstration.wikis().map((each) => ({ ...each, document: DOCUMENTS[each.generation] })),
    here: wiki.name,
    domains: domainsOf(demonstration),
    clock: new Date(now).toISOString().slice(0, 16).replace('T', ' '),
    ahead: Math.round((demonstration.ahead / HOUR) * 100) / 100,
    script: asset(wiki.path, 'sliders.js'),
  });
  return frame(context, content, { heading: 'Settings and clock', ...message });
}

/** The domains that cover all wikis of the farm. */
function domainsOf(demonstration: Demonstration): string[] {
  const hosts = demonstration.wikis().map(({ url }) => new URL(url).hostname);
  const [first = ''] = hosts;
  const above = first.split('.').map((_, i, labels) => labels.slice(i).join('.'));
  return above.filter((domain) => domain.includes('.') && hosts.every((host) => host.endsWith(`.${domain}`)));
}
