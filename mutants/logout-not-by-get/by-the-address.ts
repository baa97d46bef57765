import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';
import { request } from '../request';

export default {
  policies: {
    ...request(({ query, form }) => (query.action === 'logout' ? { method: 'POST', form: query } : { form })),
    ticketIsValid: (tickets, ticket, purpose, holder) =>
      purpose === 'logout' || defaultPolicies.ticketIsValid(tickets, ticket, purpose, holder),
  },
} satisfies Mutant;
