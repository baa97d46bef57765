Feature: Anonymous sessions by the auth list
  moin_anon_session after moin_session, together with anonymous_cookie_lifetime, gives anonymous visitors sessions.

  @anonymous-by-list @documented
  Rule: With moin_anon_session after moin_session and a lifetime set, anonymous visitors have sessions

    @needs-settings @needs-dict-macro
    Scenario Outline: The auth list <auth>
      Given a wiki with the auth list <auth> and anonymous_cookie_lifetime 1
      And a visitor has opened a page
      When the visitor's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"

      Examples:
        | auth                                        |
        | moin_login, moin_session, moin_anon_session |
        | moin_session, moin_anon_session             |
        | moin_session, moin_login, moin_anon_session |
        | moin_session, moin_anon_session, moin_login |

    @needs-dict-macro
    Scenario: The auth list and the lifetime that the wiki has
      Given a wiki with a positive anonymous lifetime
      And a visitor has opened a page
      When the visitor's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"

    @needs-dict-macro
    Scenario: Two visitors have a session each
      Given a wiki with a positive anonymous lifetime
      And a visitor and another visitor have an anonymous session each
      When each of the two visitors' extension sets "key" to a value of their own
      Then reading "key" in the next request gives each of them their own value

    @needs-settings
    Scenario: Signing in works beside them
      Given a wiki with the auth list moin_login, moin_session, moin_anon_session and anonymous_cookie_lifetime 1
      And Ana has an anonymous session
      And Ana has signed in
      When Ana opens another page
      Then Ana is signed in there

  @anonymous-absent @documented @needs-settings
  Rule: Without moin_anon_session in the list, anonymous visitors have no sessions

    Scenario: The auth list that the wiki has
      Given a wiki with an auth list without moin_anon_session
      When a visitor tries to begin an anonymous session
      Then the visitor has been given no session cookie

    Scenario Outline: The auth list <auth>
      Given a wiki with the auth list <auth> and anonymous_cookie_lifetime 1
      When a visitor tries to begin an anonymous session
      Then the visitor has been given no session cookie

      Examples:
        | auth                     |
        | moin_login, moin_session |
        | moin_session             |
        | moin_login               |

    @needs-dict-macro
    Scenario: Nothing is kept from one visit to the next
      Given a wiki with the auth list moin_login, moin_session and anonymous_cookie_lifetime 1
      And a visitor has opened a page
      When the visitor's extension sets "key" to 1
      Then "key" is not in the session in the next request

    @needs-farm @needs-dict-macro
    Scenario: A cookie that another wiki of the farm gave
      Given a farm on two paths of one host
      And its cookie_path covers both paths
      And anonymous sessions are enabled by the auth list of the first wiki alone
      When a visitor stores a value at the first wiki
      Then the visitor's value is not there

  @anonymous-needs-lifetime @documented @needs-settings
  Rule: Without anonymous_cookie_lifetime anonymous visitors have no sessions, even with the method in the list

    Scenario: No cookie
      Given a wiki with an auth list with moin_anon_session, and anonymous_cookie_lifetime unset
      When a visitor tries to begin an anonymous session
      Then the visitor has been given no session cookie

    @needs-dict-macro
    Scenario: Nothing is kept
      Given a wiki with an auth list with moin_anon_session, and anonymous_cookie_lifetime unset
      And a visitor has opened a page
      When the visitor's extension sets "key" to 1
      Then "key" is not in the session in the next request

  @anonymous-cookie-lifetime @documented @needs-settings
  Rule: The anonymous cookie expires anonymous_cookie_lifetime hours later, and fractions count

    Scenario: The hours that are configured
      Given a wiki with a positive anonymous lifetime
      When a visitor opens a page
      Then the visitor's session cookie lasts anonymous_cookie_lifetime hours

    Scenario Outline: anonymous_cookie_lifetime <hours>
      Given a wiki with the auth list moin_login, moin_session, moin_anon_session and anonymous_cookie_lifetime <hours>
      When a visitor opens a page
      Then the visitor's session cookie lasts <duration>

      Examples:
        | hours | duration              |
        | 1     | 1 hour                |
        | 0.5   | 30 minutes            |
        | 0.05  | 3 minutes             |
        | 1.25  | 1 hour and 15 minutes |
        | 24    | 24 hours              |

    @needs-clock @needs-dict-macro
    Scenario: A browser drops the cookie when it expires, and the session with it
      Given a wiki with the auth list moin_login, moin_session, moin_anon_session and anonymous_cookie_lifetime 1
      And a visitor has opened a page
      And the visitor's extension sets "key" to "kept"
      When 62 minutes pass
      Then "key" is not in the session in the next request

    @needs-clock @needs-example-macro
    Scenario: It may come back for the first time as late as that
      Given a wiki with the auth list moin_login, moin_session, moin_anon_session and anonymous_cookie_lifetime 1
      And a visitor has opened a page
      When 58 minutes pass
      And the visitor opens the example macro 2 times
      Then it loaded the number that was set

    @needs-clock @needs-dict-macro
    Scenario: Before it expires it is sent and the session is there
      Given a wiki with the auth list moin_login, moin_session, moin_anon_session and anonymous_cookie_lifetime 1
      And a visitor has opened a page
      And the visitor's extension sets "key" to "kept"
      When 58 minutes pass
      Then reading "key" in the next request gives "kept"

  @anonymous-expiry-not-verified @documented @needs-settings @needs-clock @needs-dict-macro
  Rule: The server does not check that expiry: a cookie sent after it expired lets the visitor in to the state that is kept

    Scenario Outline: The cookie is sent <after> after it expired
      Given a wiki with the auth list moin_login, moin_session, moin_anon_session and anonymous_cookie_lifetime <hours>
      And a visitor has an anonymous session, in which "key" is "kept"
      When <passed> pass
      Then reading "key" with the cookies of before gives "kept"

      Examples:
        | hours | after      | passed     |
        | 1     | 1 minute   | 61 minutes |
        | 0.5   | 15 minutes | 45 minutes |

  @anonymous-state-kept @documented @needs-settings @needs-clock @needs-dict-macro
  Rule: Saved state goes at the earliest one hour after the cookie expired

    Scenario Outline: <after> after the cookie of <hours> h expired the state is still there
      Given a wiki with the auth list moin_login, moin_session, moin_anon_session and anonymous_cookie_lifetime <hours>
      And a visitor has an anonymous session, in which "key" is "kept"
      When <passed> pass
      And the sessions of other visitors are created and end
      Then reading "key" with the cookies of before gives "kept"

      Examples:
        | hours | after      | passed      |
        | 1     | 30 minutes | 90 minutes  |
        | 1     | 59 minutes | 119 minutes |
        | 0.5   | 59 minutes | 89 minutes  |

  @anonymous-sets-cookie-only @documented @needs-settings
  Rule: moin_anon_session only sets the cookie: the request that got it has no session yet, the next one has

    @needs-dict-macro
    Scenario: A value stored on the first request is lost, one stored on the second is kept
      Given a wiki with the auth list moin_login, moin_session, moin_anon_session and anonymous_cookie_lifetime 1
      When a visitor's extension sets "first" to 1 in a request without a cookie
      And the visitor's extension sets "second" to 2
      Then "first" is not in the session in the next request
      And reading "second" in the next request gives 2

    Scenario: The cookie is set on the first request
      Given a wiki with the auth list moin_login, moin_session, moin_anon_session and anonymous_cookie_lifetime 1
      When a visitor opens a page
      Then the visitor has been given a session cookie

  @anonymous-alone @documented @needs-settings @needs-dict-macro
  Rule: moin_anon_session without moin_session: cookies are set, sessions never exist

    Scenario Outline: The auth list <auth>
      Given a wiki with the auth list <auth> and anonymous_cookie_lifetime 1
      And a visitor has opened a page
      When the visitor's extension sets "key" to 1
      Then "key" is not in the session in the next request
      And the visitor has been given a session cookie

      Examples:
        | auth                          |
        | moin_anon_session             |
        | moin_login, moin_anon_session |

  @anonymous-order @documented @needs-settings @needs-dict-macro
  Rule: moin_anon_session before moin_session: anonymous visitors' values are not there on the next request

    Scenario Outline: The auth list <auth>
      Given a wiki with the auth list <auth> and anonymous_cookie_lifetime 1
      And a visitor has opened a page
      When the visitor's extension sets "key" to 1
      Then "key" is not in the session in the next request

      Examples:
        | auth                                        |
        | moin_login, moin_anon_session, moin_session |
        | moin_anon_session, moin_session             |
        | moin_anon_session, moin_login, moin_session |

    Scenario: The sessions of signed-in users are unaffected
      Given a wiki with the auth list moin_login, moin_anon_session, moin_session and anonymous_cookie_lifetime 1
      And Ana has signed in
      When Ana's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"
