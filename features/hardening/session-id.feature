Feature: The session id
  An id that the server never issued counts for nothing, and an id does not outlive a change of rights.

  @sid-not-adopted @hardening
  Rule: An id the server never issued is never adopted

    @needs-example-macro @needs-dict-macro
    Scenario: An anonymous visitor with a well-formed forged id
      Given a wiki with a positive anonymous lifetime
      And a visitor sends a forged session cookie
      When the visitor's extension sets "key" to 1, and then to 2
      Then the wiki has not adopted the forged id for the visitor
      And replaying the cookies finds no "key"

    Scenario: Signing in with a forged id
      Given a wiki with sessions
      And Ana sends a forged session cookie
      When Ana signs in with the forged cookie
      Then the wiki has not adopted the forged id for Ana

  @sid-new-at-login @hardening
  Rule: There is a new id at login, and the old one is of no use any more

    Scenario: An anonymous session before the login
      Given a wiki with a positive anonymous lifetime
      And logged-in sessions are enabled
      And Ana has an anonymous session, and a copy of the cookies
      When Ana signs in
      Then Ana's session id is a new one
      And replaying the cookies signs nobody in

    @needs-dict-macro
    Scenario: The old id begins no other session
      Given a wiki with a positive anonymous lifetime
      And logged-in sessions are enabled
      And Ana has an anonymous session, and a copy of the cookies
      When Ana signs in
      And somebody else replays the cookies and sets "key" to 1
      Then replaying the cookies finds no "key"

    @needs-dict-macro @needs-clock @needs-cleaning-up
    Scenario: The old id begins no other session when expired ones have been cleaned up
      Given a wiki with a positive anonymous lifetime
      And logged-in sessions are enabled
      And Ana has an anonymous session, and a copy of the cookies
      And Ana has signed in
      When 10 minutes pass
      And expired sessions are cleaned up
      And somebody else replays the cookies and sets "key" to 1
      Then replaying the cookies finds no "key"

    Scenario: Another user signs in with the same browser
      Given a wiki with sessions
      And Ana has signed in, and has a copy of the cookies
      When Ben signs in with Ana's browser
      Then Ana's session id is a new one

    @needs-dict-macro
    Scenario: What the user before stored is not the next one's
      Given a wiki with sessions
      And Ana has signed in, and her extension has set "key" to "hers"
      When Ben signs in with Ana's browser
      Then "key" is not in the session in the next request

  @sid-new-at-privilege-change @hardening @needs-superuser @needs-change-user
  Rule: There is a new id when the superuser changes user

    Scenario: Becoming another user
      Given a wiki with sessions
      And Sue has signed in, and has a copy of the cookies
      When Sue changes user to Ben
      Then Sue's session id is a new one
      And replaying the cookies signs nobody in

  @sid-entropy @hardening
  Rule: Ids have 128 bits or more and no pattern

    Scenario: Five hundred ids
      Given a wiki with a positive anonymous lifetime
      When 500 visitors get a session cookie
      Then no id comes twice
      And the ids differ in at least 128 bits
      And the ids are unordered

  @sid-only-in-cookie @hardening
  Rule: An id in the query or the body is ignored

    Scenario Outline: The id of a signed-in user <where>
      Given a wiki with sessions
      And Ana has signed in
      When somebody without a cookie sends Ana's session id <where>
      Then they are not signed in

      Examples:
        | where        |
        | in the query |
        | in the body  |
