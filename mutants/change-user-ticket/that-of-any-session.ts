import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    // What any session's token looks like, short of one that was changed by hand.
    ticketIsValid: (tickets, ticket, purpose, holder) =>
      purpose === 'suid'
        ? ticket !== '' && !ticket.endsWith('0000')
        : defaultPolicies.ticketIsValid(tickets, ticket, purpose, holder),
  },
} satisfies Mutant;
