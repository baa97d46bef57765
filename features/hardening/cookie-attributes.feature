Feature: What keeps the session cookie from others
  HttpOnly keeps it from scripts, SameSite from what other sites make a browser send.

  @cookie-httponly @hardening
  Rule: The session cookie is HttpOnly

    Scenario Outline: The cookies that sign a user in, remember_me <choice>
      Given a wiki with sessions
      And Ana chose remember_me <choice>
      When Ana signs in and opens another page
      Then every cookie that signs Ana in is HttpOnly

      Examples:
        | choice |
        | on     |
        | off    |

    @needs-browser
    Scenario: A script on a page of the wiki does not see it
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens another page
      Then Ana is signed in there
      But a script on the page sees no session cookie

  @cookie-host-prefix @hardening @needs-settings
  Rule: With cookie_host_prefix true the session cookie is one that its host alone can set, over HTTPS

    @needs-https
    Scenario: Over HTTPS
      Given a wiki over HTTPS
      And its cookie_host_prefix is true
      When Ana signs in
      Then Ana's session cookie is one that its host alone can set

    Scenario: Over plain HTTP, where browsers refuse such a cookie
      Given a wiki over plain HTTP
      And its cookie_host_prefix is true
      And Ana has signed in
      When Ana opens another page
      Then Ana is signed in there

  @cookie-samesite @hardening
  Rule: The session cookie is SameSite, Lax or Strict

    Scenario Outline: The cookies that sign a user in, remember_me <choice>
      Given a wiki with sessions
      And Ana chose remember_me <choice>
      When Ana signs in and opens another page
      Then every cookie that signs Ana in is SameSite Lax or Strict

      Examples:
        | choice |
        | on     |
        | off    |

    @needs-browser
    Scenario: It does not go along with a form of another site
      Given a wiki with sessions
      And Ana has signed in
      When a page of another site sends a form to the wiki with Ana's browser
      Then no session cookie was sent with it
      But Ana's browser sends the session cookie to the wiki
