import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';
import { request } from '../request';

export default {
  policies: {
    ...request(({ query, form }) => (query.password ? { method: 'POST', form: query } : { form })),
    ticketIsValid: (tickets, ticket, purpose, holder) =>
      purpose === 'login' || defaultPolicies.ticketIsValid(tickets, ticket, purpose, holder),
  },
} satisfies Mutant;
