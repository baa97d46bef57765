/** An id of the same form that the server never issued: each character becomes another of its kind. */
export function forgedId(value: string): string {
  return value.replace(/[0-9a-z]/gi, (character) => {
    if (/[0-9]/.test(character)) return character === '7' ? '3' : '7';
    if (/[a-f]/.test(character)) return character === 'c' ? 'a' : 'c';
    if (/[A-F]/.test(character)) return character === 'C' ? 'A' : 'C';
    return character === character.toLowerCase()
      ? character === 'q'
        ? 'w'
        : 'q'
      : character === 'Q'
        ? 'W'
        : 'Q';
  });
}
