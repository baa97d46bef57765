import { profilesOf, suite } from './suite';

/** What the package's command gives cucumber-js. */
export = profilesOf(suite, 'npx wiki-session-conformance judge --');
