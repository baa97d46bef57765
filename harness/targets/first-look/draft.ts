import { sameName, speaksOf } from '../../wiki/user-name';
import type { FirstLook } from './first-look';
import { proposedSettings } from './settings';
import { describeCookie } from './what-is-seen';

/** What the first look saw, in lines for people. */
export function describeLook(look: FirstLook): string[] {
  const { base, software, cookies, user, signIn, rememberMe, scriptedFor } = look;
  return [
    `${base.href} is served by ${software.join(', ') || 'a program that does not say what it is'}.`,
    signIn === undefined ? 'No form to sign in was found.' : `The form to sign in is at ${signIn}.`,
    ...(rememberMe ? [`It has a box to stay signed in: ${JSON.stringify(rememberMe)}.`] : []),
    ...(scriptedFor
      ? [
          'Signing in takes a script, which this look does not run: judge with AGENT=browser, and answer what only users see.',
        ]
      : []),
    ...(user?.signOut ? [`The way out is ${user.signOut}.`] : []),
    'Cookies:',
    ...(cookies.length > 0 ? cookies.map((cookie) => `  ${describeCookie(cookie)}`) : ['  none was given']),
  ];
}

/** A target file with what was seen; what could not be seen is a question with how to find out. */
export function draftTarget(look: FirstLook, file: string): string {
  const { base, software } = look;
  return [
    `# ${software.join(', ') || 'A wiki'} at ${base.href}, as a first look saw it. Lines that begin with "#?" are questions.`,
    `#   ${look.user ? 'WIKI_PASSWORD=… ' : ''}WIKI=${file} npx cucumber-js --dry-run    # says what a run would try, and what not`,
    `name: ${text(base.host)}`,
    `url: ${text(base.href)}`,
    'generation: session-service',
    '',
    ...remembering(look),
    ...missing(look),
    '',
    '# Seen:',
    ...describeLook(look).map((line) => `#   ${line}`),
    ...proposedSettings(look),
    '',
    ...accounts(look),
    '',
    ...places(look),
    '',
  ].join('\n');
}

const text = (value: string) =>
  /^[\w/][\w./=:+-]*$/.test(value) && !/: |:$/.test(value) ? value : JSON.stringify(value);

/** That users can't choose remember_me, as far as was seen. */
const noRememberMe = ({ rememberMe, user }: FirstLook) => !rememberMe && user && !user.preferences;

function remembering(look: FirstLook): string[] {
  const { rememberMe, signIn, user } = look;
  if (rememberMe) return [`remember_me: sign-in    # the box ${JSON.stringify(rememberMe)}`];
  if (signIn === undefined)
    return ['#? remember_me: sign-in    # where the sign-in form has a box to stay signed in'];
  if (user?.preferences) return ['remember_me: preferences    # by a box there'];
  if (noRememberMe(look)) {
    return [
      '#? Neither the sign-in form nor a page of preferences that was found has a box to stay signed in. Where there is one,',
      '#?   take remember_me out of the list of "without", and name the page of the preferences below.',
    ];
  }
  return [
    '#? The sign-in form has no box to stay signed in. If the preferences have one, leave this as it is; if not, add',
    '#?   remember_me to the list of "without".',
  ];
}

function missing(look: FirstLook): string[] {
  const has = (name: string, lacking: unknown) => (lacking ? [name] : []);
  return [
    '#? What the wiki has not got at all is not applicable to it: any of trail, change-user, superuser, remember_me,',
    '#?   disabled-accounts, anonymous-sessions, example-macro, dict-macro, remote. Take out what it has.',
    `without: [${[...has('trail', !look.trail), ...has('remember_me', noRememberMe(look)), 'change-user', 'remote'].join(', ')}]`,
  ];
}

function accounts({ user, scriptedFor }: FirstLook): string[] {
  const name = user?.name ?? scriptedFor;
  if (!name) {
    return [
      '#? Whom may the suite sign in as? Two accounts show most. Passwords come from the environment.',
      'accounts: []',
      '#?   - { name: Ana, passwordFrom: WIKI_PASSWORD }',
    ];
  }
  const shown = user?.userName?.text;
  const account = (called: string, variable: string) => {
    const its =
      shown && !sameName(shown, name) ? `, shownAs: ${JSON.stringify(inPlaceOf(name, called, shown))}` : '';
    return `  - { name: ${text(called)}${its}, passwordFrom: ${variable} }`;
  };
  return [
    'accounts:',
    account(name, 'WIKI_PASSWORD'),
    '#? A second account shows more: what one user sees of the other.',
    `#? ${account('Ben', 'WIKI_BEN_PASSWORD')}`,
  ];
}

/** What a wiki shows of one account, as it would show it of another. */
function inPlaceOf(name: string, other: string, shown: string): string {
  const at = shown.toLowerCase().indexOf(name.toLowerCase());
  return at < 0 ? shown : `${shown.slice(0, at)}${other}${shown.slice(at + name.length)}`;
}

function places(look: FirstLook): string[] {
  const { front, another, signIn, exampleMacro, dictMacro, trail, user } = look;
  const question = (name: string, what: string) => `#?   ${name}: …    # ${what}`;
  const found = (name: string, place: string | undefined, what: string) =>
    place === undefined ? question(name, what) : `  ${name}: ${text(place)}`;
  return [
    'places:',
    `  front: ${text(front)}`,
    found('another', another, 'another page that everybody may read'),
    `  page: ${text(look.page)}    # where a page of that name is, by the front page's address`,
    '#?   PageOne to PageSix, for the trail, and SecretPage, which only superusers may read: has the wiki these pages?',
    `  missing: ${text(look.missing)}`,
    found('signIn', signIn, 'the page with the form to sign in'),
    userName(user, question),
    found(
      'trail',
      trail,
      'CSS selector of the links of the trail, where it has one: take trail out of "without"',
    ),
    found(
      'exampleMacro',
      exampleMacro,
      "a page with the documents' example macro; targets/README.md says what it prints",
    ),
    found('dictMacro', dictMacro, 'a page with the dict macro; targets/README.md says what it does'),
    found('preferences', user?.preferences, 'the page of the preferences, where remember_me is chosen there'),
    question('message', 'CSS selector: where it says that a password is wrong'),
  ];
}

function userName(user: FirstLook['user'], question: (name: string, what: string) => string): string {
  const how = 'CSS selector of the element that shows who has signed in, and is not there for who has not';
  if (!user) return question('userName', `${how}; WIKI_USER=… WIKI_PASSWORD=… finds it`);
  if (!user.userName)
    return question(
      'userName',
      `${how}: none of the front page shows ${JSON.stringify(user.name)}. Where a script puts it there, ` +
        'judge with AGENT=browser; where no page does, one that only they are shown, and what it says as shownAs: of each account',
    );
  const { selector, text: shown } = user.userName;
  const nameless = speaksOf(user.name, shown)
    ? ''
    : `, to whoever has signed in: no element that shows ${JSON.stringify(user.name)} was found`;
  return `  userName: ${JSON.stringify(selector)}    # shows ${JSON.stringify(shown)}${nameless}`;
}
