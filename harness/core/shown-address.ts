const LONGEST = 300;

/** An address as a message shows it: whole, or its first 300 characters and how many there are. */
export function shownAddress({ href }: Pick<URL, 'href'>): string {
  return href.length <= LONGEST ? href : `${href.slice(0, LONGEST)}… (${href.length} characters)`;
}
