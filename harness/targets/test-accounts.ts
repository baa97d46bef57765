import { randomBytes } from 'node:crypto';
import { keepSecret } from '../core/secrets';
import type { Account } from '../wiki/wiki';

const account = (name: string, more: Partial<Account>): Account => ({
  name,
  // The colon: HTTP authentication has another between name and password.
  password: `${randomBytes(6).toString('base64url')}:${randomBytes(6).toString('base64url')}`,
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
