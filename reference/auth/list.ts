import type { Header } from '../sessions/carrier';
import type { SessionMaterial } from '../sessions/generation';
import { resumeChangedUser, sessionOwner } from '../sessions/identity';
import type { AuthListSettings, AuthName } from '../settings';
import type { Visit } from '../visit';
import type { Sessions } from '../wiki';
import { type AuthMethod, assertDictLike } from './method';
import { MOIN_SESSION, shippedMethods } from './methods';

/** Sessions of the auth-list generation: the methods in the list decide, each in its turn. */
export function authSessions(settings: AuthListSettings, material: SessionMaterial): Sessions {
  const shipped = shippedMethods(settings, material);
  const listed = settings.auth.map((entry) => (typeof entry === 'string' ? shipped[entry]() : entry));
  const methods = material.policies.authOrder(listed, settings);
  const form = has('moin_login', methods);
  const challenge = form ? undefined : methods.find((each) => each.challenge)?.challenge;
  return {
    challenge,
    signsInFront: !form && has('header_auth', methods),
    async begin(visit) {
      for (const method of methods) {
        await method.request(visit);
        assertDictLike(visit.session, method);
      }
      resumeChangedUser(visit);
    },
    finish,
  };
}

function has(name: AuthName, methods: readonly AuthMethod[]): boolean {
  return methods.some((method) => method.name === name);
}

async function finish(visit: Visit): Promise<readonly Header[]> {
  const headers = await visit.open.finalize(visit);
  if (!visit.offered || sessionOwner(visit)) return headers;
  // one-set-cookie: what moin_anon_session offers takes the place of what moin_session says of its cookie.
  return [...headers.filter(([, value]) => !value.startsWith(`${MOIN_SESSION}=`)), visit.offered];
}
