import type { AuthMethod, Extension, ExtensionAction, Macro, SessionKit, SessionService } from '../api';

/** A mistake in an extension, in one line with its file. */
export class ExtensionError extends Error {
  override readonly name = 'ExtensionError';
}

type Maker<Made> = (kit: SessionKit) => Made;

/** What an extension registered, and where it is from: a file, or `an extension`. */
export interface Registered<Thing> {
  readonly thing: Thing;
  readonly from: string;
}

/** What all extensions of a server registered, by its name. */
export interface Extensions {
  readonly macros: ReadonlyMap<string, Registered<Macro>>;
  readonly actions: ReadonlyMap<string, Registered<ExtensionAction>>;
  readonly authMethods: ReadonlyMap<string, Registered<Maker<Omit<AuthMethod, 'name'> | SessionService>>>;
  readonly sessionServices: ReadonlyMap<string, Registered<Maker<SessionService>>>;
  readonly pages: ReadonlyMap<string, Registered<string>>;
}

export const KINDS = [
  'macros',
  'actions',
  'authMethods',
  'sessionServices',
  'pages',
] as const satisfies readonly (keyof Extension)[];

/** What the settings can name besides what the wiki has itself. */
export interface RegisteredNames {
  readonly authMethods: readonly string[];
  readonly sessionServices: readonly string[];
}

export function registeredNames({ authMethods, sessionServices }: Extensions): RegisteredNames {
  return { authMethods: [...authMethods.keys()], sessionServices: [...sessionServices.keys()] };
}

export const noExtensions: Extensions = {
  macros: new Map(),
  actions: new Map(),
  authMethods: new Map(),
  sessionServices: new Map(),
  pages: new Map(),
};
