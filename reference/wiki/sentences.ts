import type { Generation } from '../api';

/** The document of each generation. */
export const DOCUMENTS: Readonly<Record<Generation, string>> = {
  'session-service': 'HelpOnSessions of MoinMoin 1.9',
  'auth-list': 'HelpOnSessions of MoinMoin 1.6',
};

const TRAIL = 'Code using the session framework currently includes: … the visited pages trail';
const trailPages = Object.fromEntries(
  ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((number) => [`Page${number}`, TRAIL]),
);
const both = {
  SessionExample:
    'As an extension programmer, in order to use session variables, you can use request.session like a dict.',
  SessionMacro: 'Here’s an example macro using the session code',
  SessionDict:
    'You can use request.session like a dict, values stored there are automatically saved and restored if a session is available.',
};

const sentences: Readonly<Record<Generation, Readonly<Record<string, string>>>> = {
  'session-service': {
    ...both,
    FrontPage:
      'Sessions in MoinMoin are implemented using a special session service that can be configured in cfg.session_service.',
  },
  'auth-list': {
    ...both,
    SessionExample:
      'As a programmer, in order to use session variables, you can use request.session like a dict.',
    ...trailPages,
    FrontPage:
      'By default, the function MoinMoin.auth.moin_session is contained in the config.auth list and is responsible for managing sessions.',
  },
};

/** Which sentence of the document a page shows; undefined for a page that shows none. */
export function sentenceShown(generation: Generation, page: string): string | undefined {
  const own = sentences[generation];
  return Object.hasOwn(own, page) ? own[page] : undefined;
}
