import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const closed: Habit = {
  answer: (answered, { method, target, headers }) => {
    const isPage = method === 'GET' && /html/.test(answered.headers['content-type'] ?? '');
    const signsIn = /action=login/.test(target) || headers.authorization;
    if (!isPage || signsIn || /id="userhome"/.test(answered.body.toString())) return answered;
    const page = target.split('?')[0];
    const html = `<!DOCTYPE html><title>Closed</title><p>This wiki is for its members. <a href="${page}?action=login">Log in</a></p>`;
    return { ...answered, status: 403, body: Buffer.from(html) };
  },
};

/** Of these there is no anonymous reader. */
const ANONYMOUS = [
  'session-renewed',
  'trail-session-service',
  'expired-cleaned-up',
  'trail-private',
  'no-lost-update',
  'sid-not-adopted',
  'sid-new-at-login',
  'anonymous-zero',
  'anonymous-positive',
  'lifetime-default',
  'lifetime-hours',
  'lifetime-fractional',
  'lifetime-elements',
  'session-is-new',
  'macro-stores-once',
  'macro-loads',
  'macro-per-visitor',
  'farm-separate',
  'farm-shared-domain',
  'farm-shared-path',
  'session-restored',
  'session-unavailable',
  'service-replaceable',
];
/** In these a browser that nobody is signed in with looks for what was stored. */
const LOOKING = ['logout-kills-session', 'logout-ends-server-state', 'logout-beats-late-request'];

/** Nobody reads a page without signing in. */
export default {
  ...behind(closed),
  notTestable: Object.fromEntries([
    ...ANONYMOUS.map((id) => [id, 'nobody reads it without signing in']),
    ['cookie-secure-true', 'over plain HTTP nobody stays signed in, and sees a page'],
    ...LOOKING.map((id) => [id, 'whoever sends a cookie of no use is not shown the dict macro']),
  ]),
} satisfies Equivalent;
