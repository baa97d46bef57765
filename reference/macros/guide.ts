import type { Macro } from '../api';
import { DOCUMENTS } from '../wiki/sentences';
import { renderTemplate } from '../wiki/templates';

/** Leads through the wiki: what to do, and where to look for what comes of it. */
export const guide: Macro = {
  dependencies: ['time'],

  execute({ request, formatter }) {
    const { wiki } = request;
    return formatter.rawHTML(
      renderTemplate('guide', {
        generation: wiki.generation,
        document: DOCUMENTS[wiki.generation],
        demonstration: wiki.farm.demonstrates,
        url: (page: string, query?: string) => request.url(page, query),
      }),
    );
  },
};
