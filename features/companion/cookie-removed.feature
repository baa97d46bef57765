Feature: A session cookie that is of no use
  Where anonymous visitors have no sessions, a cookie that opens none has nothing to do in a browser.

  @useless-cookie-removed @companion
  Rule: Where a session cookie that opens no session is taken away the browser lets go of it, and none is that was not sent

    Scenario: A cookie that the wiki never issued
      Given a wiki with sessions
      And anonymous sessions are disabled
      And a visitor sends a forged session cookie
      When the visitor opens a page and comes back
      Then the visitor's browser no longer holds the forged cookie

    Scenario: A visitor without a cookie
      Given a wiki with anonymous sessions disabled
      When a visitor opens a page and comes back
      Then no session cookie is taken away that the visitor did not send

    Scenario: A visitor with a cookie of a longer name
      Given a wiki with sessions
      And anonymous sessions are disabled
      And a visitor's browser holds a cookie whose name begins with that of the session cookie
      When the visitor opens a page and comes back
      Then no session cookie is taken away that the visitor did not send

    Scenario: A user whose session does not go on
      Given a wiki with logged-in sessions disabled and anonymous sessions disabled
      When Ana signs in
      Then no session cookie is taken away that Ana did not send
