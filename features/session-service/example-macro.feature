Feature: The example macro
  The document's own example of an extension that uses the session.

  @session-is-new @documented @needs-example-macro
  Rule: On a visitor's first request is_new is true, and the example macro stores nothing and says so

    Scenario: The first request of an anonymous visitor
      Given a wiki with a positive anonymous lifetime
      When a visitor opens the example macro
      Then it says that it stores nothing until a cookie is sent

    Scenario: The first request of a visitor who has a cookie that the wiki did not set
      Given a wiki with a positive anonymous lifetime
      And a visitor's browser holds a cookie that the wiki did not set
      When the visitor opens the example macro
      Then it says that it stores nothing until a cookie is sent

    Scenario: The second request is not new
      Given a wiki with a positive anonymous lifetime
      When a visitor opens the example macro 2 times
      Then it no longer says that it stores nothing

    Scenario: A signed-in user is not new
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens the example macro
      Then it no longer says that it stores nothing

    Scenario: Where no cookie is ever set, every request is the first
      Given a wiki with anonymous sessions disabled
      When a visitor opens the example macro 3 times
      Then each time it says that it stores nothing until a cookie is sent

    Scenario: A browser that refuses cookies is new each time
      Given a wiki with a positive anonymous lifetime
      And a visitor's browser refuses cookies
      When the visitor opens the example macro 3 times
      Then each time it says that it stores nothing until a cookie is sent

  @macro-stores-once @documented @needs-example-macro
  Rule: Once the cookie came back the example macro stores a whole number from 1 to 100000 and says that it did

    Scenario: The second request
      Given a wiki with a positive anonymous lifetime
      When a visitor opens the example macro 2 times
      Then it says that it set a whole number from 1 to 100000

    Scenario: After a first request to another page
      Given a wiki with a positive anonymous lifetime
      And a visitor has an anonymous session
      When the visitor opens the example macro
      Then it says that it set a whole number from 1 to 100000

    Scenario: It stores once only
      Given a wiki with a positive anonymous lifetime
      When a visitor opens the example macro 5 times
      Then it said once that it set a number

    Scenario: A signed-in user
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens the example macro
      Then it says that it set a whole number from 1 to 100000

  @macro-loads @documented @needs-example-macro
  Rule: From then on the example macro shows the same number, for as long as the session lasts

    Scenario: Every later request shows the number that was set
      Given a wiki with a positive anonymous lifetime
      When a visitor opens the example macro 5 times
      Then from the third time on it loaded the number that was set

    Scenario: A signed-in user finds the number again after other pages
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens the example macro, another page, and the example macro again
      Then it loaded the number that was set

    @needs-clock
    Scenario: The number goes with the session
      Given a wiki with a positive anonymous lifetime
      When a visitor begins a session
      Then the visitor's session lasts as many hours as configured

  @macro-per-visitor @documented @needs-example-macro
  Rule: The macro is never served from a page cache: each visitor sees their own number

    Scenario: Two anonymous visitors at once
      Given a wiki with a positive anonymous lifetime
      When a visitor and another visitor open the example macro in turn, 4 times each
      Then each of them loaded the number that was set for them

    Scenario: Many visitors do not see one number
      Given a wiki with a positive anonymous lifetime
      When 8 visitors begin a session each
      Then they were not all given one number

    Scenario: A signed-in user and an anonymous visitor
      Given a wiki with a positive anonymous lifetime
      And logged-in sessions are enabled
      And Ana has signed in
      When Ana and a visitor open the example macro in turn, 4 times each
      Then each of them loaded the number that was set for them

    Scenario: Two signed-in users
      Given a wiki with sessions
      And Ana and Ben have signed in
      When Ana and Ben open the example macro in turn, 4 times each
      Then each of them loaded the number that was set for them
