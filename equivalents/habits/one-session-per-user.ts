import { behind, type Equivalent } from '../equivalent';
import { type Asked, type Habit, keepCookies } from '../front';

/** Whose session a cookie's value is, and the value of each user's last one. */
const owners = new Map<string, string>();
const last = new Map<string, string>();

const valueIn = (pair: string) => pair.slice(pair.indexOf('=') + 1);

/** Requests with the cookie of a session that has ended so: whoever has another by now keeps it. */
const stale = new WeakSet<Asked>();

const one: Habit = {
  request: (asked) => {
    const kept = keepCookies(asked, (pair) => {
      const owner = owners.get(valueIn(pair));
      return owner === undefined || last.get(owner) === valueIn(pair);
    });
    if (kept.headers.cookie !== asked.headers.cookie) stale.add(kept);
    return kept;
  },
  answer: (answered, asked) => {
    const { headers, body } = asked;
    const sent = new URLSearchParams(body.toString());
    const isSignedIn = sent.has('password') && !/type="password"/.test(answered.body.toString());
    for (const line of isSignedIn ? (answered.headers['set-cookie'] ?? []) : []) {
      const [pair = ''] = line.split(';', 1);
      const value = valueIn(pair);
      const owner = `${sent.get('name')} ${headers.host} ${pair.slice(0, -value.length)}`;
      owners.set(value, owner);
      last.set(owner, value);
    }
    if (isSignedIn || !stale.has(asked)) return answered;
    const { 'set-cookie': _issued, ...others } = answered.headers;
    return { ...answered, headers: others };
  },
};

/** Signing in ends the other sessions of that user. */
export default {
  ...behind(one),
  notTestable: {
    'session-restored': 'a user has no two sessions at once',
    'change-user-ticket': 'a superuser has no other session whose token could be tried',
    'no-lost-update': 'of two sign-ins at once the last counts',
  },
} satisfies Equivalent;
