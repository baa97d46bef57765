import { behind, type Equivalent } from '../equivalent';
import { type Habit, keepCookies } from '../front';

/** Whose session a cookie's value is, and the value of each user's last one. */
const owners = new Map<string, string>();
const last = new Map<string, string>();

const valueIn = (pair: string) => pair.slice(pair.indexOf('=') + 1);

const one: Habit = {
  request: (asked) =>
    keepCookies(asked, (pair) => {
      const owner = owners.get(valueIn(pair));
      return owner === undefined || last.get(owner) === valueIn(pair);
    }),
  answer: (answered, { headers, body }) => {
    const sent = new URLSearchParams(body.toString());
    const isSignedIn = sent.has('password') && !/type="password"/.test(answered.body.toString());
    for (const line of isSignedIn ? (answered.headers['set-cookie'] ?? []) : []) {
      const [pair = ''] = line.split(';', 1);
      const value = valueIn(pair);
      const owner = `${sent.get('name')} ${headers.host} ${pair.slice(0, -value.length)}`;
      owners.set(value, owner);
      last.set(owner, value);
    }
    return answered;
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
