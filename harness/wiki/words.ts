/** Words of a phrase that stand for themselves: no letter or digit goes on before or after them. */
function phrases(words: string, ideographs: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])|${ideographs}`, 'iu');
}

// English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Russian, Scandinavian languages, Finnish, Czech,
// Turkish, Greek, Hungarian, Romanian, Ukrainian, Catalan, Indonesian, Vietnamese; Arabic, Persian, Hebrew; Japanese, Chinese, Korean.
const SPACE = '[\\s_-]?';

export const SIGN_IN = phrases(
  `(?:user)?log${SPACE}(?:in|on)|sign${SPACE}(?:in|on)|anmelden|anmeldung|einloggen|(?:se )?connecter|connexion|connectez-vous|` +
    "s['’]identifier|identification|iniciar sesi[oó]n|inicio de sesi[oó]n|acceder|ingresar|identificarse|conectarse|accedi|" +
    'accesso|entra|inloggen|aanmelden|entrar|iniciar sess[aã]o|acessar|aceder|zaloguj(?: si[eę])?|logowanie|войти|вход|' +
    'авторизоваться|logga in|log ind|logg inn|kirjaudu(?: sis[aä][aä]n)?|p[rř]ihl[aá]sit(?: se)?|giri[sş](?: yap)?|oturum a[cç]|σύνδεση|είσοδος|bejelentkezés|belépés|autentificare|conectare|увійти|вхід|' +
    'inicia(?: la)? sessió|masuk|đăng nhập|(?:تسجيل )?الدخول|دخول|ورود|כניסה|התחבר(?:ות)?|להתחבר',
  'ログイン|サインイン|登录|登入|登錄|登陆|로그인',
);

export const SIGN_OUT = phrases(
  `(?:user)?log${SPACE}(?:out|off)|sign${SPACE}(?:out|off)|abmelden|ausloggen|abmeldung|(?:se )?d[eé]connecter|d[eé]connexion|` +
    'cerrar (?:la )?sesi[oó]n|salir|desconectar(?:se)?|esci|disconnetti(?:ti)?|uitloggen|afmelden|sair|(?:terminar|encerrar) sess[aã]o|' +
    'wyloguj(?: si[eę])?|выйти|выход|logga ut|log ud|logg (?:ut|av)|kirjaudu ulos|odhl[aá]sit(?: se)?|[cç][ıi]k[ıi][sş](?: yap)?|oturumu kapat|' +
    'αποσύνδεση|έξοδος|kijelentkezés|kilépés|deconectare|ieșire|вийти|вихід|tanca(?: la)? sessió|keluar|đăng xuất|(?:تسجيل )?الخروج|خروج|יציאה|התנתק(?:ות)?|להתנתק',
  'ログアウト|サインアウト|登出|退出|注销|註銷|로그아웃',
);

/** To make an account, to be told one's password, to give up, to look for something: none of these signs in. */
export const ANOTHER_WAY = phrases(
  `sign${SPACE}up|register|registration|(?:create|new)(?: an?)?(?: new)? account|join|subscribe|cancel|close|back|reset|search|find|forgot(?:ten)?|lost|` +
    'recover|help|registrieren|registrierung|konto (?:erstellen|anlegen)|abbrechen|schlie[sß]en|zur[uü]ck|suchen?|vergessen|' +
    "annuler|rechercher?|chercher|inscription|s['’]inscrire|cr[eé]er un compte|oubli[eé]e?|cancelar|buscar|registrarse|" +
    'crear(?: una)? cuenta|olvid[oóeé]|olvidada|annulla|cerca|registrati|crea(?: un)? account|dimenticata|annuleren|zoeken|registreren|' +
    'account aanmaken|vergeten|pesquisar|procurar|registar|registrar|criar conta|cadastrar|esqueci|anuluj|szukaj|zarejestruj(?: si[eę])?|' +
    'utw[oó]rz konto|отмена|отменить|поиск|найти|искать|регистрация|зарегистрироваться|забыли|avbryt|s[oö]k|registrera|glemt|' +
    'peruuta|hae|zru[sš]it|hledat|iptal|ara|kay[ıi]t ol',
  'キャンセル|検索|新規登録|登録|忘れた|取消|搜索|搜尋|注册|註冊|忘记|취소|검색|회원가입',
);

/** The answer to "Do you want to log out?" */
export const CONFIRM = phrases(
  'ok|okay|yes|confirm|continue|submit|ja|best[aä]tigen|weiter|oui|confirmer|continuer|valider|s[ií]|confirmar|continuar|aceptar|' +
    'conferma|continua|bevestigen|doorgaan|sim|tak|potwierd[zź]|да|подтвердить|продолжить|bekr[aä]fta|ano|potvrdit|evet|onayla|' +
    'ναι|επιβεβαίωση|igen|megerősítés|da|так|підтвердити|sí|ya|có|xác nhận|نعم|تأكيد|بله|כן|אישור',
  'はい|確認|確定|确定|确认|是|확인|예',
);

/** Beside the box that makes a login outlive the browser. */
export const REMEMBER_ME = phrases(
  `(?:wp)?remember${SPACE}(?:me|(?:my |your )?login)|(?:keep|stay|remain)(?: me)? (?:logged|signed)[\\s-]?in|angemeldet bleiben|dauerhaft|` +
    'se souvenir|rester connect[eé]e?|rem[eé]morer|rec[uo]rdarme|recordar|mantener(?:me)?(?: la)? sesi[oó]n|ricordami|resta connesso|' +
    'onthoud(?: mij)?|aangemeld blijven|lembrar|manter|zapami[eę]taj|запомнить|h[aå]ll mig inloggad|husk mig|muista|beni hat[ıi]rla|' +
    "να με θυμάσαι|emlékezz rám|maradjak bejelentkezve|ține-mă minte|запам['’]ятати(?: мене)?|recorda['’]m|ingat saya|ghi nhớ(?: đăng nhập)?|تذكرني|مرا به خاطر بسپار|זכור אותי",
  'ログイン(?:状態を)?(?:したまま|保持)|记住|保持登录|記住|로그인 상태 유지',
);

/** Beside the box that makes a login end with the browser. */
export const FORGET_ME = phrases(
  "(?:public|shared|somebody else['’]s) (?:computers?|devices?|terminals?|pcs?)|(?:do not|don['’]t|never) (?:remember|keep|stay)|" +
    '(?:log|sign) me (?:out|off) when|nicht (?:angemeldet bleiben|merken)|[oö]ffentlicher (?:computer|rechner)|ordinateur (?:public|partag[eé])|' +
    'ordenador p[uú]blico|computer pubblico|computador p[uú]blico|publieke computer|чужой компьютер',
  '公用电脑|公共のパソコン',
);

/** The answer that keeps a user signed in for longer than any other. */
export const FOR_EVER = phrases(
  'for ?ever|always|permanent(?:ly)?|never expires?|immer|dauerhaft|f[uü]r immer|toujours|siempre|sempre|altijd|zawsze|всегда|навсегда|' +
    'alltid|altid|aina|v[zž]dy|her zaman|πάντα|mindig|mereu|завжди|selalu|luôn luôn|دائما|همیشه|תמיד',
  '永久|ずっと|常に|始终|一直|항상',
);

/** The answer that keeps no user signed in. */
export const NOT_AT_ALL = phrases(
  'no|not|never|none|only|just|this (?:session|time|visit)|(?:until|when) .*clos\\w*|nein|nicht|nur|niemals?|non|jamais|seulement|nunca|solo|s[oó]lo|' +
    'não|apenas|nee|alleen|niet|nie|tylko|нет|только|никогда|nej|nei|bara|kun|ei|vain|ne|jen|hay[ıi]r|sadece|όχι|nem|csak|nu|doar|ні|tidak|không|لا|خیر|לא',
  'いいえ|のみ|否|仅|不|아니',
);

/** Beside a box that is for something else. */
export const ANOTHER_BOX = phrases(
  'show|hide|reveal|lang(?:uage)?|theme|domain|realm|terms|conditions|agree|accept|policy|ssl|https|secure|robot|captcha|newsletter|anzeigen|bedingungen|akzeptiere|' +
    'datenschutz|afficher|accepte|mostrar|acepto|mostra|accetto|toon|visa|показать',
  '表示|显示|同意',
);

/** Beside the field for the name to sign in with. */
export const USER_NAME = phrases(
  'user|user[\\s_-]?name|login|log[\\s-]?in|name|account|e-?mail|benutzer(?:name)?|konto|utilisateur|identifiant|usuario|cuenta|utente|' +
    'gebruiker(?:snaam)?|usu[aá]rio|u[zż]ytkownik|логин|имя|anv[aä]ndare|bruker(?:navn)?|k[aä]ytt[aä]j[aä]|u[zž]ivatel|kullan[ıi]c[ıi]|' +
    "όνομα(?: χρήστη)?|felhasználó(?:név)?|utilizator|користувач|ім['’]я(?: користувача)?|usuari|pengguna|tên(?: đăng nhập| người dùng)?|اسم المستخدم|نام کاربری|שם משתמש",
  'ユーザー|用户|帳號|账号|사용자|아이디',
);

/** What a way in says that is for who has signed in already. */
export const ANOTHER_USER = phrases(
  '(?:someone|somebody) else|(?:an)?other (?:user|account|person)|different (?:user|account)|(?:switch|change) (?:user|account)s?|' +
    "(?:als )?jemand anders|andere[rn]? (?:benutzer|konto)|benutzer wechseln|(?:un )?autre (?:utilisateur|compte)|changer d['’]utilisateur|" +
    'otro usuario|otra cuenta|cambiar de (?:usuario|cuenta)|altro utente|cambia utente',
  '切换用户|ユーザーの切り替え',
);

/** What can stand beside the words of a way in without making it another thing. */
const BESIDE = phrases(
  'to|with|here|now|please|your|you|my|an?|the|account|or|and|wiki|user|members?|area|page|form|mit|dem|hier|bitte|konto|oder|und|se|si[eę]',
  'する|账号|帳號',
);

/** Whether a text says `words` and nothing else of its own: "Log in or register", and not "Login help". */
export function saysOnly(text: string, words: RegExp): boolean {
  if (!words.test(text)) return false;
  const left = [words, ALSO, BESIDE].reduce((rest, each) => rest.replace(new RegExp(each, 'giu'), ' '), text);
  return !/[\p{L}\p{N}]/u.test(left);
}

/** What stands beside "Log in" in one link. */
const ALSO = phrases(
  `sign${SPACE}up|register|create(?: an?)?(?: new)? account|registrieren|s['’]inscrire|registrarse|registrati|registreren|зарегистрироваться`,
  '注册|註冊|登録',
);

/** What stands before a user's name. */
const GREETING = phrases(
  `hello|hi|hey|welcome(?: back)?(?: to [^,]+(?=,))?|good (?:morning|afternoon|evening|day)|(?:you are |you're )?(?:currently )?(?:logged|signed)${SPACE}[io]n(?: as)?|` +
    '(?:avatar|account|profile) (?:of|for)|(?:user|account|benutzer|utilisateur|usuario|utente)(?=\\s*:)|' +
    'hallo|willkommen(?: zur[uü]ck)?|guten (?:tag|morgen|abend)|(?:du bist |sie sind )?(?:angemeldet|eingeloggt)(?: als)?|bonjour|bienvenue|' +
    'connect[eé]e?(?: en tant que)?|hola|bienvenid[oa]s?|conectad[oa](?: como)?|ciao|benvenut[oa]|buongiorno|ol[aá]|bem-vind[oa]|' +
    'welkom|aangemeld(?: als)?|witaj|cze[sś][cć]|zalogowan[oya](?: jako)?|здравствуйте|привет|вы вошли как|hej|v[aä]lkommen|tervetuloa|merhaba|' +
    'γεια σου|καλώς ήρθες|üdvözöljük|üdv|szia|bun venit|вітаємо|привіт|benvingu(?:t|da)|selamat datang|halo|xin chào|مرحبا|أهلا|خوش آمدید|שלום',
  'ようこそ|こんにちは|欢迎|你好|歡迎|안녕하세요',
);

const GREETED_FIRST = new RegExp(`^(?:${GREETING.source})[\\s,:、，،]*`, 'iu');

/** What stands after a user's name to be polite. */
const HONORIFIC = /(?<=.)\s*(?:さん|さま|様|님)$/u;

/** What stands after it in English where a menu is named by it: "Ana's account". */
const POSSESSIVE = /(?<=.)['’]s (?:account|profile|page|menu)$/iu;

/** Pictures and arrows beside a name, and what sets a name apart. */
const SIGNS_BEFORE = /^[\u{fe0f}\s\p{S}@]+/u;
const SIGNS_AFTER = /[\u{fe0f}\s\p{S},!.、，。！،]+$/u;

/** Whom a text greets: "Hello, Ana!" greets Ana. The text itself, where it is nothing but a name, or a greeting. */
export function withoutGreeting(text: string): string {
  const greeted = text.replace(SIGNS_BEFORE, '').replace(GREETED_FIRST, '').replace(SIGNS_BEFORE, '');
  return greeted.replace(SIGNS_AFTER, '').replace(POSSESSIVE, '').replace(HONORIFIC, '') || text;
}
