/** The media type under which a scenario tells the ledger what the runner's own messages don't. */
export const LEDGER_MEDIA_TYPE = 'application/vnd.session-conformance+json';
