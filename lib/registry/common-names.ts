import { foldName } from './fold-name.ts';

/** What sites and services call what they store, each for reasons of its own. */
const common = new Set(
  [
    'id uid uuid guid cid did mid pid sid vid key hash code data info value state status type mode time date ts',
    'user userid username usertoken visitor visitorid visit client clientid device deviceid browserid anonymousid guest',
    'sess sessid session sessionid phpsessid jsessionid aspsessionid aspnetsessionid connectsid laravelsession',
    'token accesstoken refreshtoken auth authtoken jwt csrf csrftoken xsrf xsrftoken login logged loggedin connexion remember',
    'lang langue language locale i18n fr en de es it nl pt ca country region city loc location geo currency timezone theme',
    'consent cookie cookies cookieconsents prefs pref preferences settings options config flag flags debug test',
    'testcookie cache version v m n s r sm mr ref referrer referer source campaign utm cart basket panier order search',
    'popup banner notice message seen closed dismissed hidden open player volume muted quality variant experiment ab',
    'django phpbb wordpress drupal serverid server node route lb ide nid sb xs wd',
  ]
    .join(' ')
    .split(' '),
);

/**
 * Whether a name or pattern says nothing of who uses it: `sessionid`, `lang`, `user-id*`. Nobody is known by such a name
 * in a site's own storage, and no stranger's cookie "looks like" somebody's because of it.
 */
export function isCommonName(name: string): boolean {
  return common.has(foldName(name));
}
