Feature: Requests that change the state
  They are made by a form of the wiki's own, and they do not get in each other's way.

  @login-not-by-get @hardening
  Rule: Signing in needs a POST with an anti-forgery token

    Scenario Outline: Name and password sent <how>
      Given a wiki with sessions
      When Ana's name and password are sent <how>
      And Ana opens another page
      Then Ana is not signed in there

      Examples:
        | how                                                 |
        | in a GET                                            |
        | in a HEAD                                           |
        | in a POST from another site                         |
        | in a POST from another site with a token of its own |

  @sign-in-redirects @hardening
  Rule: Signing in ends with a page that was got by GET, so that loading it again does not send the password again

    Scenario: A user signs in
      Given a wiki with sessions
      When Ana signs in
      Then loading the page that Ana got would not send the password again

  @logout-not-by-get @hardening
  Rule: Signing out needs a POST with an anti-forgery token

    Scenario Outline: A sign-out sent <how>
      Given a wiki with sessions
      And Ana has signed in
      When Ana's browser sends a sign-out <how>
      And Ana opens another page
      Then Ana is signed in there

      Examples:
        | how                                                 |
        | in a GET                                            |
        | in a HEAD                                           |
        | in a POST from another site                         |
        | in a POST from another site with a token of its own |

  @change-user-ticket @hardening @needs-superuser @needs-change-user
  Rule: Changing user needs a valid token of this session

    Scenario Outline: The token is <token>
      Given a wiki with sessions
      And Sue has signed in
      When Sue changes user to Ben with <token> token
      And Sue opens another page
      Then Sue is signed in there

      Examples:
        | token             |
        | no                |
        | a garbled         |
        | another session's |

  @no-lost-update @hardening
  Rule: Parallel requests of one session lose no write, a stale one undoes no login, and signing in loses nothing

    @needs-dict-macro
    Scenario: Two requests that overlap set different keys
      Given a wiki with sessions
      And Ana has signed in
      When Ana's extension sets "quick" to 2 during a request that sets "slow" to 1
      Then reading "quick" in the next request gives 2
      And reading "slow" in the next request gives 1

    @needs-dict-macro
    Scenario: A request that began before the login
      Given a wiki with a positive anonymous lifetime
      And logged-in sessions are enabled
      And Ana has an anonymous session
      When Ana signs in during a request that sets "slow" to 1
      And Ana opens another page
      Then Ana is signed in there

    @needs-dict-macro
    Scenario: A request that began before the user signed in once more
      Given a wiki with sessions
      And Ana has signed in
      When Ana signs in once more during a request that sets "slow" to 1
      And Ana opens another page
      Then Ana is signed in there

    @needs-clock @needs-cleaning-up
    Scenario: An answer that comes after the login, and after expired sessions have been cleaned up
      Given a wiki with a positive anonymous lifetime
      And logged-in sessions are enabled
      And Ana has an anonymous session, and a copy of the cookies
      And 30 minutes pass
      And Ana has opened another page
      And 29 minutes and 45 seconds pass
      And Ana has signed in
      When 80 seconds pass
      And expired sessions are cleaned up
      And Ana's browser gets the answer to a request that it sent with the cookies of before
      And Ana opens another page
      Then Ana is signed in there

    @needs-clock
    Scenario: A visit while the wiki's clock was a day slow
      Given a wiki with sessions that has run for 2 days
      And Ana has signed in, and has a copy of the cookies
      When Ana opens a page while the wiki's clock is a day slow
      And Ana opens another page with the cookies of before
      Then Ana is signed in there

    @needs-dict-macro
    Scenario: Signing in carries over what was stored before
      Given a wiki with a positive anonymous lifetime
      And logged-in sessions are enabled
      And Ana has an anonymous session
      And Ana's extension sets "key" to "kept"
      When Ana signs in
      Then reading "key" in the next request gives "kept"

    @needs-dict-macro
    Scenario: Signing in once more
      Given a wiki with sessions
      And Ana has signed in, and her extension has set "key" to "kept"
      When Ana signs in once more
      Then reading "key" in the next request gives "kept"

    Scenario: The sign-in form is sent twice at once
      Given a wiki with a positive anonymous lifetime
      And logged-in sessions are enabled
      And Ana has an anonymous session
      When Ana's sign-in form is sent twice at once
      Then whichever answer her browser goes on with, she is signed in

    @needs-dict-macro
    Scenario: Twenty requests at once
      Given a wiki with sessions
      And Ana has signed in
      When 20 requests of Ana's set a key each at once
      Then all 20 keys are in the session
