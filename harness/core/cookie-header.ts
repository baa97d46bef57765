/**
 * Names of those of these cookies that stand in a text such as a Cookie header. One of the same name with another value is
 * another: whoever else answers may give one.
 */
export function namesIn(text: string, cookies: readonly { name: string; value: string }[]): string[] {
  const pairs = text.split('; ');
  return cookies.filter(({ name, value }) => pairs.includes(`${name}=${value}`)).map(({ name }) => name);
}
