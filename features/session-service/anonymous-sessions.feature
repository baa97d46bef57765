Feature: Anonymous sessions
  The first element of cookie_lifetime: t = 0 disables them, t > 0 means that many hours.

  @anonymous-zero @documented
  Rule: With 0 anonymous sessions are disabled: no session cookie, and nothing of theirs is kept

    Scenario: No cookie, however often the visitor comes
      Given a wiki with anonymous sessions disabled
      When a visitor tries to begin an anonymous session
      Then the visitor has been given no session cookie

    @needs-example-macro
    Scenario: Nothing is kept from one visit to the next
      Given a wiki with anonymous sessions disabled
      When a visitor opens the example macro 3 times
      Then the example macro never loads a value

    @needs-example-macro
    Scenario: Nothing is kept for a visitor who sends a session cookie all the same
      Given a wiki with anonymous sessions disabled
      And a visitor keeps sending a forged session cookie
      When the visitor opens the example macro 3 times
      Then the example macro never loads a value

    @needs-trail @needs-anonymous-readers
    Scenario: Not even the pages visited are kept
      Given a wiki with sessions
      And anonymous sessions are disabled
      And Ana has signed in
      When Ana opens PageOne, PageTwo, PageThree
      And a visitor opens PageOne, PageTwo, PageThree
      Then the visitor's trail shows none of PageOne, PageTwo, where that of Ana does

    Scenario: Whoever signs out is given none
      Given a wiki with sessions
      And anonymous sessions are disabled
      And Ana has signed in
      When Ana signs out and opens another page
      Then Ana has been given no session cookie since

    @needs-example-macro
    Scenario: Nothing is kept for whoever has signed out
      Given a wiki with sessions
      And anonymous sessions are disabled
      And Ana has signed in
      When Ana signs out
      And Ana opens the example macro 3 times
      Then the example macro never loads a value

  @anonymous-positive @documented
  Rule: With t > 0 an anonymous session lasts t hours

    Scenario: The cookie says t hours
      Given a wiki with a positive anonymous lifetime
      When a visitor begins an anonymous session
      Then the visitor's session cookie lasts as many hours as configured

    Scenario: The cookie says t hours on the next page too
      Given a wiki with a positive anonymous lifetime
      When a visitor begins an anonymous session
      And the visitor opens another page
      Then the visitor's session cookie lasts as many hours as configured

    @needs-example-macro
    Scenario: What is kept for a visitor is there on the next visit
      Given a wiki with a positive anonymous lifetime
      When a visitor begins a session
      Then the visitor finds what is kept for them again

    @needs-clock @needs-example-macro
    Scenario: The session lasts t hours
      Given a wiki with a positive anonymous lifetime
      When a visitor begins a session
      Then the visitor's session lasts as many hours as configured

    @needs-settings @needs-clock @needs-example-macro
    Scenario: The next visit may come as late as that
      Given a wiki with cookie_lifetime (1, 12)
      And a visitor has an anonymous session
      When 45 minutes pass
      And the visitor opens the example macro 2 times
      Then it loaded the number that was set

    @needs-settings @needs-clock @needs-example-macro
    Scenario Outline: cookie_lifetime <setting>
      Given a wiki with cookie_lifetime <setting>
      When a visitor begins a session
      Then the visitor's session cookie lasts <lasts>
      And the visitor's session lasts <lasts>

      Examples:
        | setting     | lasts     |
        | (1, 12)     | 1 hour    |
        | (24, 1)     | 24 hours  |
        | (800, 2000) | 800 hours |

    @needs-example-macro @closes-browser
    Scenario: The session outlives the browser
      Given a wiki with a positive anonymous lifetime
      And a visitor begins a session
      When the visitor closes the browser and comes back
      Then the visitor finds what is kept for them again
