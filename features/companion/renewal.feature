Feature: Renewal and ending of sessions
  A session lasts as long as it is used, ends when its user signs out, and leaves nothing behind.

  @session-renewed @companion
  Rule: Each request renews the session: its lifetime counts from the last visit

    Scenario: Every page gives the cookie anew, with its whole lifetime
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me off
      And Ana has signed in
      When Ana opens a page and comes back
      Then each of the last 3 answers has set the session cookie for as many hours as configured

    @needs-settings @needs-clock
    Scenario: A user who comes back before the time is up, again and again
      Given a wiki with cookie_lifetime (1, 1)
      And Ana chose remember_me off
      And Ana has signed in
      When Ana opens a page every 40 minutes for 4 hours
      Then Ana is signed in there

    @needs-settings @needs-clock
    Scenario: A user who once stays away for longer
      Given a wiki with cookie_lifetime (1, 1)
      And Ana chose remember_me off
      And Ana has signed in
      When Ana opens a page every 40 minutes for 2 hours, and another one 62 minutes later
      Then Ana is not signed in there

    @needs-settings @needs-clock @needs-example-macro
    Scenario: An anonymous visitor who comes back before the time is up, again and again
      Given a wiki with cookie_lifetime (1, 12)
      And a visitor begins a session
      When the visitor opens a page every 40 minutes for 4 hours
      Then the visitor finds what is kept for them again

  @logout-kills-session @companion
  Rule: Signing out ends the session on the server, whatever a browser goes on sending

    Scenario Outline: The cookie is sent again, remember_me <choice>
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me <choice>
      And Ana has signed in, and has a copy of the cookies
      When Ana asks to be signed out
      Then replaying the cookies signs nobody in

      Examples:
        | choice |
        | on     |
        | off    |

    @needs-dict-macro
    Scenario: What was kept in it is gone
      Given a wiki with sessions
      And Ana has signed in, and her extension has set "key" to "kept"
      And Ana keeps a copy of the cookies
      When Ana asks to be signed out
      Then replaying the cookies finds no "key"

  @expired-cleaned-up @companion @needs-cleaning-up @needs-settings @needs-clock @needs-example-macro
  Rule: Expired sessions are cleaned up, and only those

    Scenario: Visitors who never came back, and one who did
      Given a wiki with cookie_lifetime (3, 12)
      And 20 visitors begin a session each
      And a visitor begins a session and comes back after 2 hours
      When 2 hours pass
      Then cleaning up throws 20 sessions away
      And the visitor finds what is kept for them again

    Scenario: Visitors who came after a clean-up
      Given a wiki with cookie_lifetime (3, 12)
      And 5 visitors begin a session each
      And 4 hours pass
      And expired sessions are cleaned up
      And 3 visitors begin a session each
      When 4 hours pass
      Then cleaning up throws 3 sessions away

    Scenario: Visitors who never sent the cookie back left nothing to clean up
      Given a wiki with cookie_lifetime (4, 12)
      And a visitor begins a session
      And 20 visitors get a session cookie
      When 5 hours pass
      Then cleaning up throws 1 session away

  @logout-returns-superuser @companion @needs-superuser @needs-change-user
  Rule: A superuser who acts as another user becomes themselves again by signing out, and signs out by signing out again

    Scenario: The superuser signs out twice
      Given a wiki with sessions
      And Sue acts as Ben
      When Sue signs out and opens another page
      Then Sue is signed in there
      But signing out once more signs her out
