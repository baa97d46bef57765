import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const BOX = /<input type="checkbox" id="remember_me"[^>]*>/;
const LIST =
  '<select id="remember_me" name="stay"><option value="0">for this session</option><option value="12">for 12 hours</option><option value="-1">always</option></select>';

const listed: Habit = {
  request: (asked) => {
    const body = asked.body.toString();
    return { ...asked, body: Buffer.from(body.replace('&stay=-1', '&remember_me=1')) };
  },
  answer: (answered) => ({
    ...answered,
    body: Buffer.from(answered.body.toString().replace(BOX, LIST)),
  }),
};

/** Users choose from a list how long they are to stay signed in. */
export default { ...behind(listed) } satisfies Equivalent;
