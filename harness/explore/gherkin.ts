import { requirements } from '../core/requirements';
import type { Settings } from '../core/settings';
import type { Move } from '../model/move';
import { isUser } from '../model/world';
import type { Setting } from './draw-settings';
import type { Finding } from './explore';
import { ending, subjectOf } from './then';
import { inWords, type Line } from './words';

/** A finding as a feature of one scenario, in the words of the suite's steps. */
export function featureOf(finding: Finding, command: string): string {
  const { broken, setting, seed, path } = finding;
  const requirement = requirements().get(broken.prediction.requirements[0]);
  if (!requirement) throw new Error(`${broken.prediction.requirements[0]} is not a requirement`);
  const { when, sees } = ending(broken);
  const before = broken.story.slice(0, -1).flatMap(inWords);
  const steps = [
    ...given(setting, requirement.generation === 'both', broken.story),
    ...keyed('When', firstMention([...before, ...when])),
    ...keyed('Then', [{ text: sees }]),
  ];
  const tags = [requirement.id, requirement.level, ...needs(finding)].map((tag) => `@${tag}`);
  return [
    'Feature: Found by exploration',
    `  The shortest story found that breaks it: ${command} --seed ${seed} --path ${path}`,
    '',
    `  ${tags.join(' ')}`,
    `  Rule: ${requirement.text}`,
    '',
    `    Scenario: ${subjectOf(broken)}`,
    ...steps.flatMap(lines),
    '',
  ].join('\n');
}

/** The title of a finding: what is looked at, and what was seen of it. */
export function titleOf({ broken }: Finding): string {
  return subjectOf(broken);
}

type Keyed = Line & { keyword: string };

function keyed(keyword: string, all: readonly Line[]): Keyed[] {
  return all.map((line, index) => ({ ...line, keyword: index === 0 ? keyword : 'And' }));
}

function lines({ keyword, text, rows = [] }: Keyed): string[] {
  const widths = [0, 1, 2].map((column) =>
    Math.max(0, ...rows.map((row) => escaped(row[column] ?? '').length)),
  );
  return [
    `      ${keyword} ${text}`,
    ...rows.map(
      (row) =>
        `        | ${row.map((cell, column) => escaped(cell).padEnd(widths[column] ?? 0)).join(' | ')} |`,
    ),
  ];
}

/** Gherkin, "Table Cell Escaping": \n, \| and \\. */
const escaped = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n');

/** "a visitor" the first time, "the visitor" from then on. */
function firstMention(all: readonly Line[]): Line[] {
  const mentioned = new Set<string>();
  return all.map((line) => {
    const text = line.text.replace(/^the (other )?visitor/, (words, other) => {
      if (mentioned.has(words)) return words;
      mentioned.add(words);
      return other ? 'another visitor' : 'a visitor';
    });
    return { ...line, text };
  });
}

function given(
  { generation, layout, settings, second, remember }: Setting,
  isOfBoth: boolean,
  story: readonly Move[],
): Keyed[] {
  const acting = new Set(story.flatMap((move) => ('who' in move && isUser(move.who) ? [move.who] : [])));
  const chosen = (['Ana', 'Ben'] as const).filter((user) => acting.has(user));
  const texts = [
    ...(isOfBoth ? [`a wiki of the generation ${generation}`] : []),
    ...(second
      ? ['a farm of two wikis that differ in their session_service alone']
      : laidOut(layout, settings, generation === 'auth-list')),
    ...chosen.map((user) => `${user} chose remember_me ${remember[user] ? 'on' : 'off'}`),
  ];
  return keyed(
    'Given',
    texts.map((text) => ({ text })),
  );
}

const LAID_OUT: Partial<Record<Setting['layout'], string>> = {
  'one wiki under a path': 'a wiki under the path /farm/one',
  'one wiki on a host with a name': 'a wiki on a host with a name',
  'a wiki and its remote wiki': 'a wiki with a remote wiki',
};

function laidOut(layout: Setting['layout'], settings: Settings, isAuthList: boolean): string[] {
  if (isAuthList) return byAuthList(settings);
  const { cookie_lifetime, cookie_domain, cookie_path, session_service } = settings;
  const lifetime = cookie_lifetime ? `(${cookie_lifetime.join(', ')})` : 'unset';
  if (cookie_lifetime === undefined) return ['a wiki with sessions'];
  const plain = layout === 'one wiki' && !session_service;
  return [
    ...(plain ? [`a wiki with cookie_lifetime ${lifetime}`] : []),
    ...(layout === 'one wiki' ? [] : [LAID_OUT[layout] ?? `a farm on ${layout}`]),
    ...(session_service
      ? [
          layout === 'one wiki'
            ? 'a wiki whose session_service is another one'
            : 'its session_service is another one',
        ]
      : []),
    ...(plain ? [] : [`its cookie_lifetime is ${lifetime}`]),
    ...(cookie_domain === undefined ? [] : [`its cookie_domain is ${cookie_domain ?? 'unset'}`]),
    ...(cookie_path === undefined ? [] : [`its cookie_path is ${cookie_path ?? 'unset'}`]),
  ];
}

function byAuthList({ auth, anonymous_cookie_lifetime: hours }: Settings): string[] {
  if (auth === undefined) return ['a wiki with sessions'];
  const list =
    auth === null
      ? 'auth unset'
      : auth.length === 0
        ? 'an empty auth list'
        : `the auth list ${auth.join(', ')}`;
  return [`a wiki with ${list}`, `its anonymous_cookie_lifetime is ${hours ?? 'unset'}`];
}

/** What the scenario needs of a wiki, as tags. */
function needs({ broken, setting }: Finding): string[] {
  const does = (...what: Move['does'][]) => broken.story.some((move) => what.includes(move.does));
  const all: [string, boolean][] = [
    ['needs-settings', Object.keys(setting.settings).length > 0],
    ['needs-farm', broken.world.places.length > 1],
    ['needs-remote', broken.world.remote],
    ['needs-clock', does('wait')],
    ['needs-example-macro', does('macro')],
    ['needs-dict-macro', does('dict')],
    ['needs-superuser', broken.story.some((move) => 'who' in move && move.who === 'Sue')],
    ['needs-change-user', does('change user', 'come back')],
    ['needs-trail', broken.prediction.expected.of === 'trail'],
    ['closes-browser', does('close')],
  ];
  return all.flatMap(([tag, isNeeded]) => (isNeeded ? [tag] : []));
}
