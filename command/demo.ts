import { SetUpError } from '../harness/core/errors';
import { type Account, type Reference, startReference, type WikiOptions } from '../reference';

const DOMAIN = 'wiki.localhost';

/** A farm of two hosts, with a wiki of each generation on both. */
const wikis: readonly WikiOptions[] = ['a', 'b'].flatMap((letter) => {
  const host = `${letter}.${DOMAIN}`;
  const name = `Wiki ${letter.toUpperCase()}`;
  return [
    { name, host, settings: { cookie_lifetime: [1, 12] } },
    {
      name: `${name} of 1.6`,
      host,
      path: '/1.6',
      generation: 'auth-list',
      settings: { auth: ['moin_login', 'moin_session', 'moin_anon_session'], anonymous_cookie_lifetime: 1 },
    },
  ] satisfies WikiOptions[];
});

const accounts: readonly Account[] = ['Ana', 'Ben', 'Sue'].map((name) => ({
  name,
  password: `${name.toLowerCase()} here`,
  remember_me: false,
  superuser: name === 'Sue',
}));

/** Runs the demonstration until a signal ends it. Throws SetUpError when the port can't be had. */
export async function demo(port: number): Promise<void> {
  const reference = await start(port);
  const at = (letter: string) => `http://${letter}.${DOMAIN}:${reference.port}/`;
  console.log(
    [
      'A farm of two hosts that shows how sessions work. Open',
      '',
      `    ${at('a')}`,
      '',
      `The other host:       ${at('b')}`,
      `MoinMoin 1.6's ways:  ${at('a')}1.6`,
      `Accounts:             ${accounts.map(({ name, password }) => `${name} “${password}”`).join(', ')}`,
      '',
      'Everything is in memory, for this machine alone. Ctrl-C ends it.',
    ].join('\n'),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void reference.stop());
}

async function start(port: number): Promise<Reference> {
  try {
    return await startReference({ wikis, accounts, port, demonstration: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new SetUpError(
        `Port ${port} is taken: another program listens there. Choose another with --port.`,
      );
    }
    if (code === 'EACCES') {
      throw new SetUpError(`Port ${port} may not be used by this user. Choose another with --port.`);
    }
    throw error;
  }
}
