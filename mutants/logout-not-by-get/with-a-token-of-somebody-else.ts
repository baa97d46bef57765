import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';
import { request } from '../request';

export default {
  policies: {
    ...request(({ headers, form }) =>
      form.action === 'logout' ? { headers: { host: headers.host, cookie: headers.cookie } } : {},
    ),
    ticketIsValid: (tickets, ticket, purpose, holder) =>
      purpose === 'logout' ? ticket !== '' : defaultPolicies.ticketIsValid(tickets, ticket, purpose, holder),
  },
} satisfies Mutant;
