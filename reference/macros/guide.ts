import type { Macro } from '../api';
import { DOCUMENTS } from '../wiki/sentences';
import { renderTemplate } from '../wiki/templates';

/** Leads through the wiki: what to do, and where to look for what comes of it. */
export const guide: Macro = {
  dependencies: ['time'],

  execute(context) {
    const { wiki } = context;
    return {
      html: renderTemplate('guide', {
        generation: wiki.generation,
        document: DOCUMENTS[wiki.generation],
        demonstration: wiki.farm.demonstrates,
        url: (page: string, query?: string) => context.url(page, query),
      }),
    };
  },
};
