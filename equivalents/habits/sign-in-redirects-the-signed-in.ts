import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const redirecting: Habit = {
  answer: (answered, { method, target }) => {
    const isSignedIn = /id="userhome"/.test(answered.body.toString());
    if (method !== 'GET' || !/action=login/.test(target) || !isSignedIn) return answered;
    return {
      status: 302,
      headers: { ...answered.headers, location: target.split('?')[0] },
      body: Buffer.from(''),
    };
  },
};

/** The sign-in page redirects whoever is signed in. */
export default {
  ...behind(redirecting),
  level: 'hardening',
  notTestable: {
    'disabled-account': 'no form to sign in is open while a user is signed in',
    'sid-new-at-login': 'no other user can sign in with the same browser',
    'no-lost-update': 'a user who is signed in can not sign in once more',
  },
} satisfies Equivalent;
