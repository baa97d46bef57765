Feature: Changing user
  A superuser becomes another user through the session.

  @uses-change-user @documented
  Rule: The superuser becomes another user for the rest of the session and can come back

    @needs-superuser
    Scenario Outline: Everything then acts as that user, generation <generation>
      Given a wiki of the generation <generation>
      And Sue has signed in
      When Sue changes user to Ben
      And Sue opens another page
      Then Sue is signed in there as Ben

      Examples:
        | generation      |
        | session-service |
        | auth-list       |

    @needs-superuser @closes-browser
    Scenario: It lasts for the session
      Given a wiki with sessions
      And Sue has signed in
      And Sue changes user to Ben
      When Sue closes the browser and comes back
      And Sue opens another page
      Then Sue is signed in there as Ben

    @needs-superuser
    Scenario Outline: Coming back, generation <generation>
      Given a wiki of the generation <generation>
      And Sue has signed in
      And Sue changes user to Ben
      When Sue comes back from being Ben
      And Sue opens another page
      Then Sue is signed in there

      Examples:
        | generation      |
        | session-service |
        | auth-list       |

    @needs-settings @needs-superuser
    Scenario: What the superuser alone may read is closed to them as that user
      Given a wiki with sessions
      And Sue has signed in
      When Sue changes user to Ben
      Then Sue may not read SecretPage

    @needs-superuser
    Scenario: It ends with the session
      Given a wiki with sessions
      And Sue has signed in
      And Sue changes user to Ben
      And Sue comes back from being Ben
      When Sue tries to sign out
      And Sue opens another page
      Then Sue is not signed in there

    Scenario: Nobody else can
      Given a wiki with sessions
      And Ana has signed in
      When Ana tries to change user to Ben
      And Ana opens another page
      Then Ana is signed in there

    @needs-superuser
    Scenario: Ben himself is not concerned
      Given a wiki with sessions
      And Ben has signed in
      And Sue has signed in
      And Sue changes user to Ben
      When Ben opens another page
      Then Ben is signed in there

  @change-user-existing @hardening @needs-superuser
  Rule: Nobody becomes a user who does not exist or is disabled

    Scenario: An unknown name changes nothing
      Given a wiki with sessions
      And Sue has signed in
      When Sue tries to change user to NoSuchUser
      And Sue opens another page
      Then Sue is signed in there

    Scenario: The name of a disabled account changes nothing
      Given a wiki with sessions
      And Sue has signed in
      When Sue tries to change user to Dan
      And Sue opens another page
      Then Sue is signed in there
