import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** Pages in Japanese: who is signed in is greeted politely, and signs out by a picture. */
export default {
  ...behind(
    page((html) =>
      html
        .replace(/(id="userhome"[^>]*>)([^<]*)/, '$1ようこそ、$2さん')
        .replace(
          /(<button type="submit" id="logout")([^>]*)>[^<]*</,
          '$1 aria-label="ログアウト"$2><svg></svg><',
        )
        .replace(/(<a id="login"[^>]*>)[^<]*/, '$1ログイン')
        .replace(/(<label for="name">)[^<]*/, '$1ユーザー名')
        .replace(/(<label for="password">)[^<]*/, '$1パスワード')
        .replace(/(value="Login">)[^<]*/, '$1ログイン'),
    ),
  ),
} satisfies Equivalent;
