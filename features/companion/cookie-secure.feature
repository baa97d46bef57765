Feature: Secure and HttpOnly
  cookie_secure and cookie_httponly decide where a browser sends the session cookie, and who may read it there.

  @cookie-secure-unset @companion
  Rule: With cookie_secure unset the cookie is Secure over HTTPS, and over HTTPS alone

    @needs-https
    Scenario: Over HTTPS
      Given a wiki over HTTPS
      And its cookie_secure is unset
      When Ana signs in
      Then Ana's session cookie is Secure

    Scenario: Over plain HTTP
      Given a wiki over plain HTTP
      And its cookie_secure is unset
      When Ana signs in
      Then Ana's session cookie is not Secure
      And Ana's browser sends the session cookie to the wiki

  @cookie-secure-true @companion @needs-settings
  Rule: With cookie_secure true the cookie is always Secure, and over plain HTTP no browser sends it

    @needs-https
    Scenario: Over HTTPS
      Given a wiki over HTTPS
      And its cookie_secure is true
      When Ana signs in
      Then Ana's session cookie is Secure
      And Ana's browser sends the session cookie to the wiki

    Scenario: Over plain HTTP
      Given a wiki over plain HTTP, on a host with a name
      And its cookie_secure is true
      When Ana signs in
      Then Ana's session cookie is Secure
      But Ana's browser sends no session cookie to the wiki

  @cookie-secure-false @companion @needs-settings
  Rule: With cookie_secure false the cookie is never Secure

    @needs-https
    Scenario: Over HTTPS
      Given a wiki over HTTPS
      And its cookie_secure is false
      When Ana signs in
      Then Ana's session cookie is not Secure

    Scenario: Over plain HTTP
      Given a wiki over plain HTTP
      And its cookie_secure is false
      When Ana signs in
      Then Ana's session cookie is not Secure

  @cookie-httponly-true @companion @needs-settings
  Rule: With cookie_httponly true the cookie is HttpOnly

    Scenario: A signed-in user
      Given a wiki with sessions
      And its cookie_httponly is true
      When Ana signs in
      Then Ana's session cookie is HttpOnly

    Scenario: An anonymous visitor
      Given a wiki with a positive anonymous lifetime
      And its cookie_httponly is true
      When a visitor begins an anonymous session
      Then the visitor's session cookie is HttpOnly

  @cookie-httponly-false @companion @needs-settings
  Rule: With cookie_httponly false the cookie is not HttpOnly

    Scenario: A signed-in user
      Given a wiki with sessions
      And its cookie_httponly is false
      When Ana signs in
      Then Ana's session cookie is not HttpOnly
