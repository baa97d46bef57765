import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    ticketIsValid: (tickets, ticket, purpose, holder) =>
      purpose === 'suid' || defaultPolicies.ticketIsValid(tickets, ticket, purpose, holder),
  },
} satisfies Mutant;
