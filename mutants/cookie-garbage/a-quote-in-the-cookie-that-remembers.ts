import type { SessionServiceSettings } from '../../reference';
import type { Mutant } from '../mutant';
import { remembering } from '../remembering';

const { sessionService, ...policies } = remembering();

export default {
  policies: {
    ...policies,
    sessionService(settings: SessionServiceSettings, shipped) {
      const service = sessionService?.(settings, shipped);
      return {
        open(visit) {
          if (visit.request.headers.cookie?.includes("remember='")) throw new Error('A quote is not closed.');
          return service?.open(visit) as ReturnType<NonNullable<typeof service>['open']>;
        },
      };
    },
  },
} satisfies Mutant;
