import { behind, type Equivalent } from '../equivalent';
import { type Habit, keepCookies } from '../front';

/** The User-Agent that each cookie's value was given to. */
const browsers = new Map<string, string | undefined>();

const valueIn = (pair: string) => pair.slice(pair.indexOf('=') + 1);

const bound: Habit = {
  request: (asked) =>
    keepCookies(asked, (pair) => {
      const value = valueIn(pair);
      return !browsers.has(value) || browsers.get(value) === asked.headers['user-agent'];
    }),
  answer: (answered, { headers }) => {
    for (const line of answered.headers['set-cookie'] ?? []) {
      const value = valueIn(line.split(';', 1)[0] ?? '');
      if (value && !browsers.has(value)) browsers.set(value, headers['user-agent']);
    }
    return answered;
  },
};

/** A session is for the User-Agent alone that began it. */
export default {
  ...behind(bound),
  unseen: 'a visitor sends the same User-Agent with every request',
} satisfies Equivalent;
