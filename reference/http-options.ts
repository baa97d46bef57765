const SECOND = 1000;

// No route has a JSON schema, and loading what compiles them takes longer than starting the server.
const noCompiler = () => () => () => '';

/** What all HTTP servers of the reference share. */
export const HTTP_OPTIONS = {
  bodyLimit: 1024 * 1024,
  connectionTimeout: 60 * SECOND,
  requestTimeout: 30 * SECOND,
  keepAliveTimeout: 30 * SECOND,
  schemaController: {
    compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler },
  },
};

export const HEADERS_TIMEOUT = 15 * SECOND;
