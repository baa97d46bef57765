import type { Mutant } from '../mutant';

export default {
  policies: { mayCache: () => true },
  alsoBreaks: {
    'the example macro is what shows it': [
      'anonymous-positive',
      'lifetime-hours',
      'lifetime-fractional',
      'lifetime-elements',
      'session-is-new',
      'service-replaceable',
    ],
    'the macro that works the dict is cached as well': ['session-restored'],
  },
} satisfies Mutant;
