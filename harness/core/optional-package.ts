import { SetUpError } from './errors';

/** What needs a package that not every install has, and how it is had. */
export interface Wanted {
  /** Ends with "needs". */
  who: string;
  remedy: string;
}

export const FOR_THE_REFERENCE: Wanted = {
  who: 'The reference wiki needs',
  remedy: 'It was left out when this was installed; with it: npm install --include=optional',
};

export const FOR_EXPLORING: Wanted = { ...FOR_THE_REFERENCE, who: 'Exploring needs' };

export const FOR_A_BROWSER: Wanted = {
  who: 'Judging in a browser needs',
  remedy: 'Install it: npm install playwright@1.64',
};

/** Loads a module of ours. Throws SetUpError, which says what to install, where a package is missing. */
export async function withPackage<T>({ who, remedy }: Wanted, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const missing = code === 'MODULE_NOT_FOUND' && /Cannot find module '([^'.][^']*)'/.exec(message)?.[1];
    if (!missing) throw error;
    throw new SetUpError(`${who} the package ${missing}, which is not installed. ${remedy}`);
  }
}
