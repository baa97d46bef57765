Feature: cookie_lifetime
  A pair of hours: the first element for anonymous sessions, the second for logged-in sessions.

  @lifetime-default @documented
  Rule: Without a setting, cookie_lifetime is (0, 12): nothing for anonymous visitors, twelve hours for logged-in users

    Scenario: An anonymous visitor has no session
      Given a wiki with cookie_lifetime unset
      When a visitor tries to begin an anonymous session
      Then the visitor has been given no session cookie

    Scenario: The cookie of a logged-in user says twelve hours
      Given a wiki with cookie_lifetime unset
      And Ana chose remember_me off
      When Ana signs in
      Then Ana's session cookie lasts 12 hours

    @needs-clock
    Scenario: The session of a logged-in user lasts twelve hours
      Given a wiki with cookie_lifetime unset
      And Ana chose remember_me off
      When Ana signs in
      Then Ana's session lasts 12 hours

    Scenario: The twelve hours are positive ones: a user who chose remember_me stays for ever
      Given a wiki with cookie_lifetime unset
      And Ana chose remember_me on
      When Ana signs in
      Then Ana's session cookie lasts for ever

  @lifetime-hours @documented
  Rule: The unit of cookie_lifetime is hours

    Scenario: The cookie says as many hours as are configured
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me off
      When Ana signs in
      Then Ana's session cookie lasts as many hours as configured

    Scenario: The anonymous cookie says as many hours as are configured
      Given a wiki with a positive anonymous lifetime
      When a visitor begins an anonymous session
      Then the visitor's session cookie lasts as many hours as configured

    @needs-settings @needs-clock @needs-example-macro
    Scenario: One is an hour, two are two hours
      Given a wiki with cookie_lifetime (1, 2)
      And Ana chose remember_me off
      When Ana signs in and a visitor begins a session
      Then Ana's session lasts 2 hours
      And the visitor's session lasts 1 hour

  @lifetime-fractional @documented
  Rule: Fractions of an hour count, for either element

    Scenario: What an anonymous visitor's cookie says, with the fraction that is configured
      Given a wiki with a fractional anonymous lifetime
      When a visitor begins an anonymous session
      Then the visitor's session cookie lasts as many hours as configured

    Scenario: What the cookie of a logged-in user says, with the fraction that is configured
      Given a wiki with a fractional logged-in lifetime
      And Ana chose remember_me off
      When Ana signs in
      Then Ana's session cookie lasts as many hours as configured

    @needs-settings
    Scenario Outline: What the cookie of <visitor> says, with cookie_lifetime <setting>
      Given a wiki with cookie_lifetime <setting>
      And Ana chose remember_me off
      When <visitor> begins a session
      Then the session cookie lasts <duration>

      @needs-example-macro
      Examples: The first element
        | setting    | visitor   | duration              |
        | (0.5, 12)  | a visitor | 30 minutes            |
        | (0.05, 12) | a visitor | 3 minutes             |
        | (1.25, 12) | a visitor | 1 hour and 15 minutes |

      Examples: The second element
        | setting    | visitor   | duration              |
        | (1, 0.5)   | Ana       | 30 minutes            |
        | (1, 0.05)  | Ana       | 3 minutes             |
        | (1, 1.25)  | Ana       | 1 hour and 15 minutes |
        | (1, -0.5)  | Ana       | 30 minutes            |

    @needs-settings @needs-clock
    Scenario Outline: How long the session of <visitor> lasts, with cookie_lifetime <setting>
      Given a wiki with cookie_lifetime <setting>
      And Ana chose remember_me off
      When <visitor> begins a session
      Then the session lasts <duration>

      @needs-example-macro
      Examples: The first element
        | setting    | visitor   | duration              |
        | (0.5, 12)  | a visitor | 30 minutes            |
        | (0.05, 12) | a visitor | 3 minutes             |
        | (1.25, 12) | a visitor | 1 hour and 15 minutes |

      Examples: The second element
        | setting    | visitor   | duration              |
        | (1, 0.5)   | Ana       | 30 minutes            |
        | (1, 0.05)  | Ana       | 3 minutes             |
        | (1, 1.25)  | Ana       | 1 hour and 15 minutes |

  @lifetime-elements @documented
  Rule: The first element rules anonymous sessions only, the second logged-in sessions only

    Scenario: Each session has the lifetime of its own element
      Given a wiki with a positive anonymous lifetime and another logged-in lifetime
      And Ana chose remember_me off
      When a visitor begins an anonymous session and Ana signs in
      Then the visitor's session cookie lasts as many hours as configured
      And Ana's session cookie lasts as many hours as configured

    @needs-settings
    Scenario Outline: cookie_lifetime <setting>: anonymous <anonymous>, logged-in <logged-in>
      Given a wiki with cookie_lifetime <setting>
      And Ana chose remember_me off
      When a visitor begins an anonymous session and Ana signs in
      Then the visitor's session cookie lasts <anonymous>
      And Ana's session cookie lasts <logged-in>

      Examples:
        | setting  | anonymous | logged-in |
        | (1, 12)  | 1 hour    | 12 hours  |
        | (2, 12)  | 2 hours   | 12 hours  |
        | (1, 6)   | 1 hour    | 6 hours   |
        | (24, 1)  | 24 hours  | 1 hour    |
        | (1, -6)  | 1 hour    | 6 hours   |

    @needs-settings
    Scenario: Disabling anonymous sessions leaves logged-in ones alone
      Given a wiki with cookie_lifetime (0, 6)
      And Ana chose remember_me off
      When a visitor tries to begin an anonymous session and Ana signs in
      Then the visitor has been given no session cookie
      And Ana's session cookie lasts 6 hours

    @needs-settings @needs-example-macro
    Scenario: Disabling logged-in sessions leaves anonymous ones alone
      Given a wiki with cookie_lifetime (2, 0)
      When a visitor begins a session
      Then the visitor's session cookie lasts 2 hours
      And the visitor finds what is kept for them again
