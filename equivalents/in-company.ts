import type { Mutation } from '../harness/targets/reference';
import { habitNamed } from './habit-named';

/**
 * The reference with several habits at once, as wikis have them, those that HABITS names:
 * `HABITS=compressed,greeting WIKI=equivalents/in-company npx cucumber-js`. The last is next to the reference.
 */
export default {
  async front(port) {
    const fronts: Awaited<ReturnType<NonNullable<Mutation['front']>>>[] = [];
    for (const name of (process.env.HABITS ?? '').split(',').reverse()) {
      const { front } = await habitNamed(name);
      fronts.unshift(await front(fronts[0]?.port ?? port));
    }
    return {
      port: fronts[0]?.port ?? port,
      stop: async () => {
        for (const front of fronts) await front.stop();
      },
    };
  },
} satisfies Mutation;
