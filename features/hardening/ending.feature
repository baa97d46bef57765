Feature: The end of a session
  What has ended has ended on the server.

  @logout-ends-server-state @hardening
  Rule: Logging out ends the session on the server

    Background:
      Given a wiki with sessions

    Scenario Outline: The cookies are sent again after the logout, remember_me <choice>
      Given Ana chose remember_me <choice>
      And Ana has signed in, and has a copy of the cookies
      When Ana asks to be signed out
      Then replaying the cookies signs nobody in

      Examples:
        | choice |
        | off    |
        | on     |

    @needs-dict-macro
    Scenario: What was kept is gone
      Given Ana has signed in, and her extension has set "key" to "secret"
      And Ana keeps a copy of the cookies
      When Ana asks to be signed out
      Then replaying the cookies finds no "key"

  @logout-beats-late-request @hardening @needs-dict-macro
  Rule: A request that began before the logout does not bring the session back

    Scenario: A request that is still being sent while the user logs out
      Given a wiki with sessions
      And Ana has signed in, and has a copy of the cookies
      When Ana signs out during a request that sets "late" to 1
      Then replaying the cookies signs nobody in
      And replaying the cookies finds no "late"

  @disabled-account @hardening
  Rule: A disabled account's sessions stop, and it can't sign in

    Background:
      Given a wiki with sessions

    Scenario: The account is disabled while its user is signed in
      Given Ana has signed in
      When Ana's account is disabled
      And Ana opens another page
      Then Ana is not signed in there

    Scenario: The account is enabled again
      Given Ana has signed in
      And Ana has opened another page while her account was disabled
      When Ana opens another page
      Then Ana is not signed in there

    Scenario: The account is enabled again after somebody else signed in with the same browser
      Given Ana has signed in, and has a copy of the cookies
      And Ana's account is disabled
      When Ben signs in with Ana's browser
      And Ana's account is enabled again
      Then replaying the cookies signs nobody in

    Scenario: The account is enabled again after somebody else sent a sign-in form that was open before
      Given Ana has signed in, and has a copy of the cookies
      And Ben has filled in the sign-in form with Ana's browser
      And Ana's account is disabled
      When the form in Ana's browser is sent
      And Ana's account is enabled again
      Then replaying the cookies signs nobody in

    Scenario: Signing in with a disabled account
      When Dan tries to sign in
      And Dan opens another page
      Then Dan is not signed in there

  @expired-refused @hardening @needs-clock
  Rule: The server refuses an expired session by itself

    Scenario: A browser that goes on sending an expired cookie
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me off
      And Ana has signed in, and has a copy of the cookies
      When more time passes than a session of hers lasts
      Then replaying the cookies signs nobody in

  @absolute-limit @hardening @needs-clock @needs-settings
  Rule: There is an absolute lifetime too, when configured

    Background:
      Given a wiki with cookie_lifetime (12, 12) and an absolute lifetime of 24 hours

    Scenario: A session that is used all the time
      Given Ana chose remember_me off
      And Ana has signed in
      When Ana opens a page every 6 hours for 48 hours
      Then Ana is not signed in there

    Scenario: Until then the session lasts
      Given Ana chose remember_me off
      And Ana has signed in
      When Ana opens a page every 6 hours for 18 hours
      Then Ana is signed in there

    Scenario: A browser that goes on sending the cookie
      Given Ana chose remember_me off
      And Ana has signed in
      And Ana opens a page every 5 hours for 20 hours and keeps a copy of the cookies
      When 5 hours pass
      Then replaying the cookies signs nobody in

    Scenario: The cookie of a user lasts no longer
      Given Ana chose remember_me off
      And Ana has signed in
      When Ana opens a page every 6 hours for 18 hours
      Then Ana's session cookie lasts 6 hours

    Scenario: The cookie of an anonymous visitor lasts no longer
      Given a visitor has an anonymous session
      When the visitor opens a page every 6 hours for 18 hours
      Then the visitor's session cookie lasts 6 hours
