import { behind } from '../equivalents/equivalent';

/** The reference after these many wrong passwords in a row for a name: such an answer in the place of its own. */
export function afterGuesses(count: number, answers: (wrong: boolean) => boolean) {
  const failed = new Map<string, number>();
  return behind({
    answer: (answered, { method, body }) => {
      const form = new URLSearchParams(body.toString());
      const name = form.get('name');
      if (method !== 'POST' || form.get('action') !== 'login' || !name) return answered;
      const wrong = answered.status === 403;
      const before = failed.get(name) ?? 0;
      failed.set(name, wrong || before >= count ? before + 1 : 0);
      if (before < count || !answers(wrong)) return answered;
      return { status: 429, headers: { 'content-type': 'text/html' }, body: Buffer.from('Come back later.') };
    },
  });
}
