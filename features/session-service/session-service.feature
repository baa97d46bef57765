Feature: The session service
  cfg.session_service decides how sessions are kept.

  @service-replaceable @documented @needs-settings
  Rule: The session service is a setting: put another one there and sessions work through that one

    Scenario: Sessions work through the second session service
      Given a wiki whose session_service is another one
      And Ana has signed in
      When Ana opens another page
      Then Ana is signed in there

    @needs-example-macro
    Scenario: Anonymous sessions work through the second session service
      Given a wiki whose session_service is another one
      And anonymous sessions are enabled
      When a visitor begins a session
      Then the visitor finds what is kept for them again

    @needs-farm
    Scenario Outline: What the <one> wiki's service issued means nothing to the other's
      Given a farm of two wikis that differ in their session_service alone
      And Ana has signed in at the <one> wiki
      When Ana sends the cookie of the <one> wiki to the <other> wiki as its own
      Then Ana is not signed in there

      Examples:
        | one    | other  |
        | first  | second |
        | second | first  |

    @needs-clock
    Scenario: The lifetimes hold for the second session service
      Given a wiki whose session_service is another one
      And Ana chose remember_me off
      When Ana signs in
      Then Ana's session lasts 12 hours
