/** The work that is the same for all: the example macro of HelpOnSessions on a session that is like a dict. */
exports.macro = (session) => {
  if ('test' in session) return `Loaded value ${session.test}`;
  session.test = 1 + Math.floor(Math.random() * 100_000);
  return `Set to value ${session.test}`;
};

exports.HOUR = 3_600_000;

/** Tells the bench where the server is. */
exports.ready = (server) => process.send({ port: server.address().port });
