import { readFileSync } from 'node:fs';
import type { Account, ReferenceOptions, WikiOptions } from '../../reference';

/** What the suite's launcher writes for a wiki. */
export interface LaunchSettings {
  readonly port: number;
  readonly data: string;
  readonly wikis: readonly WikiOptions[];
  readonly accounts: readonly Account[];
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/** The settings of this launch. */
export function readLaunch(): LaunchSettings {
  return JSON.parse(readFileSync(process.env.WIKI_SETTINGS ?? '', 'utf8'));
}

/**
 * How the reference is started for it.
 * @param own what the features call `another` session service, or an auth method, may have another name here
 */
export function referenceOptions(
  { port, wikis, accounts, tls }: LaunchSettings,
  own: (settings: object) => object,
): ReferenceOptions {
  return {
    port,
    accounts,
    // Wrong passwords are part of what is tried.
    wikis: wikis.map((wiki) => ({
      ...wiki,
      settings: { throttle_sign_in: false, ...own(wiki.settings ?? {}) },
    })),
    // The suite's passwords protect nothing.
    passwordCost: { N: 2, r: 1, p: 1 },
    ...(tls && { tls: { key: readFileSync(tls.key), cert: readFileSync(tls.certificate) } }),
  };
}
