Feature: Changing user
  A superuser becomes another user through the session.

  @uses-change-user @documented @needs-change-user
  Rule: Changing user works through the session: the superuser is another user for the rest of it

    Background:
      Given a wiki with sessions

    @needs-superuser
    Scenario: Everything then acts as that user
      Given Sue acts as Ben
      When Sue opens another page
      Then Sue is signed in there as Ben

    @needs-superuser @needs-dict-macro
    Scenario: What was stored before is still there
      Given Sue has signed in, and her extension has set "key" to 1
      When Sue changes user to Ben
      Then reading "key" in the next request gives 1

    @needs-superuser @closes-browser
    Scenario: It lasts for the session
      Given Sue acts as Ben
      When Sue closes the browser and comes back
      And Sue opens another page
      Then Sue is signed in there as Ben

    @needs-superuser
    Scenario: It ends with the session
      Given Sue acts as Ben
      When Sue signs out completely and in again
      And Sue opens another page
      Then Sue is signed in there

    @needs-superuser
    Scenario: Another session of the superuser is unaffected
      Given Sue acts as Ben
      When Sue signs in with another browser
      And Sue opens another page
      Then Sue is signed in there

    @needs-superuser
    Scenario: The other user's own sessions are unaffected
      Given Ben has signed in
      And Sue acts as Ben
      When Ben opens another page
      Then Ben is signed in there

    Scenario: A user who is no superuser can't
      Given Ana has signed in
      When Ana tries to change user to Ben
      And Ana opens another page
      Then Ana is signed in there

  @change-user-session-service @companion @needs-change-user
  Rule: With a session service too, changing user works through the session

    Background:
      Given a wiki with sessions

    @needs-superuser
    Scenario: Everything then acts as that user
      Given Sue acts as Ben
      When Sue opens another page
      Then Sue is signed in there as Ben

    @needs-superuser @closes-browser
    Scenario: It lasts for the session
      Given Sue acts as Ben
      When Sue closes the browser and comes back
      And Sue opens another page
      Then Sue is signed in there as Ben

    @needs-superuser
    Scenario: It ends when the superuser signs out
      Given Sue acts as Ben
      When Sue signs out completely and in again
      And Sue opens another page
      Then Sue is signed in there

    @needs-superuser @needs-clock
    Scenario: It ends when the session's time is up
      Given Sue acts as Ben
      When more time passes than a session of hers lasts
      And Sue signs in
      And Sue opens another page
      Then Sue is signed in there

    @needs-superuser
    Scenario: Another session of the superuser is unaffected
      Given Sue acts as Ben
      When Sue signs in with another browser
      And Sue opens another page
      Then Sue is signed in there

    @needs-superuser
    Scenario: The other user's own sessions are unaffected
      Given Ben has signed in
      And Sue acts as Ben
      When Ben opens another page
      Then Ben is signed in there

    @needs-settings @needs-superuser
    Scenario: What the superuser alone may read is closed to them as that user
      When Sue acts as Ben
      Then Sue may not read SecretPage

    Scenario: A user who is no superuser can't
      Given Ana has signed in
      When Ana tries to change user to Ben
      And Ana opens another page
      Then Ana is signed in there

  @change-user-back @companion @needs-superuser @needs-change-user
  Rule: A superuser who acts as another user can come back

    Scenario: Coming back
      Given a wiki with sessions
      And Sue acts as Ben
      When Sue comes back from being Ben
      And Sue opens another page
      Then Sue is signed in there

  @change-user-existing @hardening @needs-superuser @needs-change-user
  Rule: Nobody becomes a user who does not exist or is disabled

    Background:
      Given a wiki with sessions
      And Sue has signed in

    Scenario: An unknown name changes nothing
      When Sue tries to change user to NoSuchUser
      And Sue opens another page
      Then Sue is signed in there

    Scenario: The name of a disabled account changes nothing
      When Sue tries to change user to Dan
      And Sue opens another page
      Then Sue is signed in there
