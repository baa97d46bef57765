import { filledPost, formPost, type PostedForm, type WireRequest } from '../agents/wire/wire';

const OTHER_SITE = 'http://other-site.test';
const FROM_OTHER_SITE = [
  ['Origin', OTHER_SITE],
  ['Referer', `${OTHER_SITE}/`],
  ['Sec-Fetch-Site', 'cross-site'],
] as const;

export type Vector =
  | 'in a GET'
  | 'in a HEAD'
  | 'in a POST from another site'
  | 'in a POST from another site with a token of its own';

/**
 * A form's request as somebody sends it who does not use the form: by another method, or from another site with what of
 * it that site knows.
 */
export function forgeRequest(
  vector: Vector,
  form: PostedForm,
  knownElsewhere: readonly [name: string, value: string][],
): WireRequest {
  if (isFromAnotherSite(vector)) return filledPost(form, knownElsewhere, FROM_OTHER_SITE);
  const { action, entries } = form;
  const url = new URL(action);
  // Many wikis read a parameter that comes twice as a list, and then do nothing.
  for (const [name] of entries) url.searchParams.delete(name);
  for (const [name, value] of entries) url.searchParams.append(name, value);
  return get(vector, url);
}

/** The same of what a link does: another site knows its address as `knownElsewhere`. */
export function forgeLink(vector: Vector, url: URL, knownElsewhere: URL): WireRequest {
  if (isFromAnotherSite(vector)) return formPost(knownElsewhere, [], FROM_OTHER_SITE);
  return get(vector, url);
}

const isFromAnotherSite = (vector: Vector) => vector.startsWith('in a POST from another site');

const get = (vector: Vector, url: URL): WireRequest => ({
  method: vector === 'in a GET' ? 'GET' : 'HEAD',
  url,
});
