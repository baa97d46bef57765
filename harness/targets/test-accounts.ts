import { createHmac, randomBytes } from 'node:crypto';
import { keepSecret } from '../core/secrets';
import type { Account } from '../wiki/wiki';

/** By which the workers of a run have the same passwords: what is made once with the accounts serves all launches. */
const VARIABLE = 'WIKI_SESSION_CONFORMANCE_PASSWORDS';
process.env[VARIABLE] ??= randomBytes(16).toString('base64url');

function passwordOf(name: string): string {
  const random = createHmac('sha256', process.env[VARIABLE] ?? '')
    .update(name)
    .digest('base64url');
  // The colon: HTTP authentication has another between name and password.
  return `${random.slice(0, 8)}:${random.slice(8, 16)}`;
}

const account = (name: string, more: Partial<Account>): Account => ({
  name,
  password: passwordOf(name),
  ...more,
});

const TEST_ACCOUNTS = [
  account('AnaForgets', { remember_me: false }),
  account('BenForgets', { remember_me: false }),
  account('AnaRemembers', { remember_me: true }),
  account('BenRemembers', { remember_me: true }),
  account('SueSuper', { remember_me: false, superuser: true }),
  account('DanDisabled', { remember_me: false, disabled: true }),
];
for (const { password } of TEST_ACCOUNTS) keepSecret(password);

/** The accounts of a wiki that is set up for a run: two for each choice of remember_me, and the special ones. */
export function testAccounts(): Account[] {
  return TEST_ACCOUNTS.map((one) => ({ ...one }));
}
