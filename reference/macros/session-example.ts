import type { Macro } from '../api';
import { DOCUMENTS } from '../wiki/sentences';
import { renderTemplate } from '../wiki/templates';
import { documentedMacro } from './documented-macro';

/** The document's example macro as it has it, beside the module that is the same here. */
export const sessionExample: Macro = {
  dependencies: [],

  execute({ request, formatter }) {
    const { generation } = request.wiki;
    const shown = { document: DOCUMENTS[generation], ...documentedMacro(generation) };
    return formatter.rawHTML(renderTemplate('session-example', shown));
  },
};
