import { ACTIONS } from '../actions/actions';
import type { Extension } from '../api';
import { macros } from '../macros/macros';
import { AUTH_NAMES, SERVICE_NAMES } from '../settings/schema';
import { SHIPPED_PAGES } from '../wiki/pages';
import { checkExtension } from './check-extension';
import { ExtensionError, type Extensions, KINDS, type Registered } from './extensions';
import { loadFile } from './load-file';

/** Names that the wiki itself has, of each kind. */
const SHIPPED: Readonly<Record<keyof Extension, readonly string[]>> = {
  macros: Object.values(macros).flatMap((each) => Object.keys(each)),
  actions: [...ACTIONS, 'xmlrpc2'],
  authMethods: AUTH_NAMES,
  sessionServices: SERVICE_NAMES,
  pages: SHIPPED_PAGES,
};

/** As `registerAll`. @throws ExtensionError */
export async function registerExtensions(extensions: readonly (string | Extension)[]): Promise<Extensions> {
  const all = {
    macros: new Map(),
    actions: new Map(),
    authMethods: new Map(),
    sessionServices: new Map(),
    pages: new Map(),
  };
  for (const given of extensions) {
    const from = typeof given === 'string' ? given : 'An extension';
    const extension = checkExtension(typeof given === 'string' ? await loadFile(given) : given, from);
    for (const kind of KINDS) {
      for (const [name, thing] of Object.entries(extension[kind] ?? {})) {
        assertFree(kind, name, from, all[kind]);
        all[kind].set(name, { thing, from });
      }
    }
  }
  return all;
}

function assertFree(
  kind: keyof Extension,
  name: string,
  from: string,
  registered: ReadonlyMap<string, Registered<unknown>>,
): void {
  const owner = SHIPPED[kind].includes(name) ? 'the wiki' : registered.get(name)?.from;
  if (owner === undefined) return;
  throw new ExtensionError(
    `${from}: ${kind}.${name}: ${owner} has one of this name already; choose another.`,
  );
}
