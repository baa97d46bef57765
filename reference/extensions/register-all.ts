import type { Extension } from '../api';
import { type Extensions, noExtensions } from './extensions';

/**
 * What these extensions register: files, or what such files export.
 * @throws ExtensionError for the first mistake in one
 */
export async function registerAll(given: readonly (string | Extension)[]): Promise<Extensions> {
  if (given.length === 0) return noExtensions;
  // Few wikis have extensions, and loading what checks them takes longer than starting the server.
  const { registerExtensions } = await import('./register');
  return registerExtensions(given);
}
