Feature: Guessing passwords
  Whoever tries many passwords has to wait, and does not keep the right person out for long.

  @guessing-limited @hardening @needs-settings
  Rule: After 100 wrong passwords in a row at most no other one counts for a while, and after an hour the right one does

    Background:
      Given a wiki that limits sign-ins
      And logged-in sessions are enabled

    Scenario: The right password after 100 wrong ones
      Given Ana has signed in
      When another visitor tries 100 wrong passwords for Ana, and then the right one
      Then the other visitor is not signed in there

    @needs-clock
    Scenario: The right person an hour later
      Given another visitor has tried 100 wrong passwords for Ben
      When 1 hour passes
      And Ben gives the right password
      Then Ben is signed in there
