import { CONFIRM, FOR_EVER, FORGET_ME, NOT_AT_ALL, REMEMBER_ME } from './words';

/** Hours of a unit, by the beginning of its name. */
const UNITS: readonly [name: RegExp, hours: number][] = [
  [/^(min|мин|分|분)/i, 1 / 60],
  [/^(h\b|hour|hr|stunde|std|heure|hora|ora|ore|uur|uren|godz|час|tim|時間|小时|小時|시간)/i, 1],
  [/^(d\b|day|tag|jour|d[ií]a|giorn|dag|dni|dzie|день|дн|日|天|일)/i, 24],
  [/^(w\b|week|woche|semaine|semana|settiman|weken|tydz|tygod|недел|veck|uge|uke|週|周|주)/i, 24 * 7],
  [/^(month|monat|mois|mes|maand|miesi|месяц|m[aå]n|か月|ヶ月|个月|個月|개월)/i, 24 * 30],
  [/^(y\b|year|jahr|ann?[eéo]|jaar|jaren|rok|lat|год|лет|[aå]r|年|년)/i, 24 * 365],
];

/**
 * How long an answer keeps a user signed in, in hours, by what it says or else by what it sends; 0 for one that does not,
 * undefined for one that says nothing of the kind.
 */
export function howLong(label: string, sent: string): number | undefined {
  if (FORGET_ME.test(label)) return 0;
  if (FOR_EVER.test(label)) return Number.POSITIVE_INFINITY;
  const [, number = '', rest = ''] = /(\d+(?:[.,]\d+)?)\s*(.*)/su.exec(label) ?? [];
  const unit = UNITS.find(([name]) => name.test(rest));
  if (unit) return Number(number.replace(',', '.')) * unit[1];
  if (NOT_AT_ALL.test(label)) return 0;
  if (REMEMBER_ME.test(label) || CONFIRM.test(label)) return Number.POSITIVE_INFINITY;
  if (/^(0|no|off|false|never|session)$/i.test(sent)) return 0;
  if (/^(1|yes|on|true|always|forever)$/i.test(sent)) return Number.POSITIVE_INFINITY;
  return undefined;
}
