Feature: Sessions by the auth list
  Sessions come from an auth method: moin_session, which the auth list contains unless it is configured otherwise.

  @auth-default-session @documented
  Rule: Without a setting the auth list contains moin_session, and it manages sessions

    @basic
    Scenario: A user who signed in stays signed in
      Given a wiki with auth unset
      And Ana has signed in
      When Ana opens another page
      Then Ana is signed in there

    @needs-dict-macro
    Scenario: What an extension stores is there again
      Given a wiki with auth unset
      And Ana has signed in
      When Ana's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"

    @needs-settings
    Scenario: Without moin_session in the list nobody stays signed in
      Given a wiki with the auth list moin_login
      And Ana has signed in
      When Ana opens another page
      Then Ana is not signed in there

    @needs-settings
    Scenario: With an empty auth list nobody has a session
      Given a wiki with an empty auth list
      When a visitor tries to begin an anonymous session
      Then the visitor has been given no session cookie

  @auth-combines @documented
  Rule: moin_session works together with any other auth method in the list

    @basic
    Scenario: The auth list that the wiki has
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens another page
      Then Ana is signed in there

    @needs-settings @needs-dict-macro
    Scenario: The login form and moin_session
      Given a wiki with the auth list moin_login, moin_session
      And Ana has signed in
      When Ana's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"
      And Ana is still signed in at the first wiki

    @needs-settings @needs-dict-macro
    Scenario Outline: HTTP authentication and moin_session, in the order <auth>
      Given a wiki with the auth list <auth>
      And Ana's browser identifies her by HTTP authentication
      When Ana's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"
      And Ana is still signed in at the first wiki

      Examples:
        | auth                                 |
        | http_basic, moin_session             |
        | moin_login, http_basic, moin_session |
        | http_basic, moin_login, moin_session |

    @needs-settings
    Scenario: The login form is there beside HTTP authentication
      Given a wiki with the auth list moin_login, http_basic, moin_session
      When Ana signs in
      And Ana opens another page
      Then Ana is signed in there

    @needs-settings @needs-superuser @needs-change-user
    Scenario: A superuser whom HTTP authentication identifies changes user
      Given a wiki with the auth list http_basic, moin_session
      And Sue's browser identifies her by HTTP authentication
      And Sue changes user to Ben
      When Sue opens another page
      Then Sue is signed in there as Ben

  @auth-way-shown @companion @needs-settings
  Rule: Where the login form signs nobody in, the wiki shows the way that does

    Scenario: HTTP authentication is the only way
      Given a wiki with the auth list http_basic, moin_session
      When Ana signs in by the way that the wiki shows
      Then Ana is signed in there

    Scenario Outline: A way beside the reverse proxy, by <auth>
      Given a wiki with the auth list <auth>
      When Ana signs in by the way that the wiki shows
      Then Ana is signed in there

      Examples:
        | auth                                  |
        | header_auth, moin_login, moin_session |
        | header_auth, http_basic, moin_session |

    Scenario: The reverse proxy is the only way
      Given a wiki with the auth list header_auth, moin_session, which trusts the reverse proxy
      When a visitor opens the sign-in page
      Then the page asks for no password

  @auth-reverse-proxy @companion @needs-settings
  Rule: A reverse proxy can identify the user, where the wiki trusts it

    @needs-dict-macro
    Scenario: A reverse proxy that the wiki trusts
      Given a wiki with the auth list header_auth, moin_session, which trusts the reverse proxy
      And the reverse proxy identifies Ana
      When Ana's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"
      And Ana is still signed in at the first wiki

    Scenario: A reverse proxy that the wiki does not trust
      Given a wiki with the auth list header_auth, moin_session
      And the reverse proxy identifies Ana
      When Ana opens a page
      Then Ana is not signed in there

  @auth-reverse-proxy-ends @hardening @needs-settings
  Rule: A user whom the reverse proxy no longer identifies is no longer signed in

    Scenario: The next request of the same browser
      Given a wiki with the auth list header_auth, moin_session, which trusts the reverse proxy
      And the reverse proxy identifies Ana
      And Ana has opened a page
      When the reverse proxy no longer identifies Ana
      And Ana opens another page
      Then Ana is not signed in there

  @auth-authorization-header @companion @needs-settings
  Rule: An Authorization header identifies a user by the right name and password, in the scheme Basic, alone

    Background:
      Given a wiki with the auth list http_basic, moin_session

    Scenario: A wrong password
      Given Ana's browser sends a wrong password by HTTP authentication
      When Ana opens a page
      Then Ana is not signed in there

    Scenario Outline: An Authorization header with <what>
      Given Ana's browser sends an Authorization header with <what>
      When Ana opens a page
      Then Ana is not signed in there

      Examples:
        | what                                    |
        | her name and password by another scheme |
        | her name and password by no scheme      |
        | a scheme and nothing else               |
        | her name alone                          |

  @auth-session-dict @documented @needs-dict-macro
  Rule: request.session is like a dict, and what is stored is saved and restored by itself when a session is available

    Scenario Outline: <kind> comes back as it was
      Given a wiki with sessions
      And Ana has signed in
      When Ana's extension sets "key" to <value>
      Then reading "key" in the next request gives <value>

      Examples:
        | kind                | value                         |
        | a whole number      | 100000                        |
        | zero                | 0                             |
        | a negative fraction | -1.5                          |
        | a text beyond ASCII | "Grüße, Кириллица, 日本語, 🍪" |
        | an empty text       | ""                            |
        | white space         | " \\n a text\\t \\n "          |
        | true                | true                          |
        | false               | false                         |
        | null                | null                          |
        | a list              | [1, "two", [3], null]         |
        | an object           | {"a": {"b": [1, 2]}, "c": ""} |

    Scenario: A large value comes back as it was
      Given a wiki with sessions
      And Ana has signed in
      When Ana's extension sets "key" to a text of 10000 characters
      Then reading "key" in the next request gives the same text

    Scenario: One value does not take the place of another
      Given a wiki with sessions
      When Ana has signed in, and her extension has set "key" to 1 and "other" to 2
      Then reading "key" in the next request gives 1
      And reading "other" in the next request gives 2

    Scenario: Setting, testing, deleting
      Given a wiki with sessions
      And Ana has signed in, and her extension has set "key" to 1 and "other" to 2
      When Ana's extension deletes "key"
      Then "key" is not in the session in the next request
      And reading "other" in the next request gives 2

    Scenario: Where no session is available nothing is restored, and using it is no error
      Given a wiki with auth unset
      When a visitor's extension sets "key" to 1
      Then the page is shown without an error
      And "key" is not in the session in the next request

  @auth-macro @documented @needs-example-macro
  Rule: The example macro sets a number from 1 to 100000 once and then shows it, the same on every later request

    Scenario: A signed-in user
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens the example macro
      Then it says that it set a whole number from 1 to 100000

    Scenario: The same number on every later request
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens the example macro 4 times
      Then it said once that it set a number
      And it loaded the number that was set

    @needs-settings
    Scenario: Two anonymous visitors at once
      Given a wiki with the auth list moin_login, moin_session, moin_anon_session and anonymous_cookie_lifetime 1
      And a visitor and another visitor have an anonymous session each
      When the visitor and the other visitor open the example macro in turn, 4 times each
      Then each of them loaded the number that was set for them
