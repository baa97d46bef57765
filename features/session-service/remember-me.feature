Feature: Logged-in sessions and remember_me
  The second element of cookie_lifetime: t > 0 means that many hours, or for ever if the user chose
  remember_me; t < 0 means -t hours whatever the user chose; t = 0 disables logged-in sessions.

  @logged-in-positive @documented
  Rule: A user who did not choose remember_me stays signed in for t hours, when the lifetime is positive

    @basic
    Scenario: The next page knows who has signed in
      Given a wiki with a positive logged-in lifetime
      When Ana signs in
      And Ana opens another page
      Then Ana is signed in there

    Scenario: Nobody else is signed in by that
      Given a wiki with a positive logged-in lifetime
      When Ana signs in and opens another page
      And a visitor opens another page
      Then the visitor is not signed in there

    Scenario: Two users at once are each shown as themselves
      Given a wiki with a positive logged-in lifetime
      And Ana and Ben have signed in
      When Ana opens another page
      And Ben opens another page
      Then Ben is signed in there

    Scenario: The cookie says t hours
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me off
      When Ana signs in
      Then Ana's session cookie lasts as many hours as configured

    Scenario: The cookie says t hours on the next page too
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me off
      When Ana signs in and opens another page
      Then Ana's session cookie lasts as many hours as configured

    Scenario: The cookie says t hours after that of a user who chose remember_me
      Given a wiki with a positive logged-in lifetime
      And Ben chose remember_me on
      And Ana chose remember_me off
      When Ben signs in
      And Ana signs in
      Then Ana's session cookie lasts as many hours as configured

    @needs-clock
    Scenario: The session lasts t hours
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me off
      When Ana signs in
      Then Ana's session lasts as many hours as configured

    @needs-settings @needs-clock
    Scenario Outline: cookie_lifetime <setting>
      Given a wiki with cookie_lifetime <setting>
      And Ana chose remember_me off
      When Ana signs in
      Then Ana's session cookie lasts <lasts>
      And Ana's session lasts <lasts>

      Examples:
        | setting     | lasts      |
        | (0, 12)     | 12 hours   |
        | (1, 1)      | 1 hour     |
        | (0, 48)     | 48 hours   |
        | (800, 2000) | 2000 hours |

    Scenario: The choice of remember_me is taken back
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me on
      And Ana has signed in
      When Ana chooses remember_me off, and signs out and in again
      Then Ana's session cookie lasts as many hours as configured

  @logged-in-remembered @documented
  Rule: A user who chose remember_me stays signed in for ever, when the lifetime is positive

    Scenario: The cookie says for ever
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me on
      When Ana signs in
      Then Ana's session cookie lasts for ever

    Scenario: The cookie says for ever on the next page too
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me on
      When Ana signs in and opens another page
      Then Ana's session cookie lasts for ever

    @needs-clock
    Scenario: The session lasts for ever
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me on
      When Ana signs in
      Then Ana's session lasts for ever

    @needs-settings @needs-clock
    Scenario Outline: cookie_lifetime <setting>
      Given a wiki with cookie_lifetime <setting>
      And Ana chose remember_me on
      When Ana signs in
      Then Ana's session cookie lasts for ever
      And Ana's session lasts for ever

      Examples:
        | setting   |
        | (0, 12)   |
        | (1, 0.05) |
        | (24, 1)   |

    Scenario: The choice is made in the preferences
      Given a wiki with a positive logged-in lifetime
      And Ana chose remember_me off
      And Ana has signed in
      When Ana chooses remember_me on in the preferences, and signs out and in again
      Then Ana's session cookie lasts for ever

  @logged-in-negative @documented
  Rule: With t < 0 the session of a logged-in user lasts -t hours

    Scenario: Nobody else is signed in by that
      Given a wiki with a negative logged-in lifetime
      When Ana signs in and opens another page
      And a visitor opens another page
      Then the visitor is not signed in there

    Scenario: Two users at once are each shown as themselves
      Given a wiki with a negative logged-in lifetime
      And Ana and Ben have signed in
      When Ana opens another page
      And Ben opens another page
      Then Ben is signed in there

    Scenario: The cookie says -t hours
      Given a wiki with a negative logged-in lifetime
      When Ana signs in
      Then Ana's session cookie lasts as many hours as configured

    Scenario: The cookie says -t hours on the next page too
      Given a wiki with a negative logged-in lifetime
      When Ana signs in and opens another page
      Then Ana's session cookie lasts as many hours as configured

    @needs-clock
    Scenario: The session lasts -t hours
      Given a wiki with a negative logged-in lifetime
      When Ana signs in
      Then Ana's session lasts as many hours as configured

    @needs-settings @needs-clock
    Scenario Outline: cookie_lifetime <setting>
      Given a wiki with cookie_lifetime <setting>
      And Ana chose remember_me off
      When Ana signs in
      Then Ana's session cookie lasts <lasts>
      And Ana's session lasts <lasts>

      Examples:
        | setting      | lasts      |
        | (0, -12)     | 12 hours   |
        | (1, -1)      | 1 hour     |
        | (1, -0.5)    | 30 minutes |
        | (800, -2000) | 2000 hours |

  @logged-in-negative-ignores-remember-me @documented
  Rule: With t < 0 remember_me changes nothing

    Scenario Outline: The cookie says -t hours, remember_me <choice>
      Given a wiki with a negative logged-in lifetime
      And Ana chose remember_me <choice>
      When Ana signs in
      Then Ana's session cookie lasts as many hours as configured

      Examples:
        | choice |
        | on     |
        | off    |

    @needs-settings @needs-clock
    Scenario Outline: cookie_lifetime <setting>, remember_me <choice>
      Given a wiki with cookie_lifetime <setting>
      And Ana chose remember_me <choice>
      When Ana signs in
      Then Ana's session lasts <lasts>

      Examples:
        | setting   | choice | lasts      |
        | (0, -12)  | on     | 12 hours   |
        | (0, -12)  | off    | 12 hours   |
        | (1, -0.5) | on     | 30 minutes |

  @logged-in-zero @documented
  Rule: With 0 logging in does not last beyond the answer to the login itself

    Scenario Outline: The next page does not know the user, remember_me <choice>
      Given a wiki with logged-in sessions disabled
      And Ana chose remember_me <choice>
      When Ana signs in and opens another page
      Then Ana is not signed in there
      And Ana's browser holds no cookie of a logged-in session

      Examples:
        | choice |
        | on     |
        | off    |

    @needs-settings
    Scenario Outline: cookie_lifetime <setting>
      Given a wiki with cookie_lifetime <setting>
      When Ana signs in
      And Ana opens another page
      Then Ana is not signed in there

      Examples:
        | setting |
        | (0, 0)  |
        | (1, 0)  |
