Feature: Replacing moin_session
  Another session handler can stand in moin_session's place in the auth list.

  @replace-moin-session @documented @needs-settings @needs-dict-macro
  Rule: Another session handler assigns request.session from a cookie or from other information

    Scenario: From a cookie of its own
      Given a wiki with the auth list moin_login, cookie_session
      And Ana has signed in
      When Ana's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"

    Scenario: From a cookie of its own, beside the one that moin_anon_session sets
      Given a wiki with the auth list cookie_session, moin_anon_session and anonymous_cookie_lifetime 1
      And a visitor has opened a page
      When the visitor's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"

    Scenario: From something that is no cookie
      Given a wiki with the auth list token_session
      And a visitor's browser carries a session token instead of a cookie
      When the visitor's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"
      And the visitor has been given no session cookie

    Scenario: Visitors with other tokens have other sessions
      Given a wiki with the auth list token_session
      And a visitor's browser carries a session token instead of a cookie
      And another visitor's browser carries a session token instead of a cookie
      When each of the two visitors' extension sets "key" to a value of their own
      Then reading "key" in the next request gives each of them their own value

  @replace-dict @documented @needs-settings
  Rule: What the handler assigns must be dict-like: then what uses sessions works with it

    @needs-dict-macro
    Scenario: What uses sessions works with a dict-like one
      Given a wiki with the auth list moin_login, cookie_session
      And Ana has signed in, and her extension has set "key" to 1
      When Ana's extension deletes "key"
      Then "key" is not in the session in the next request

    @needs-trail
    Scenario: The trail works with a dict-like one
      Given a wiki with the auth list moin_login, cookie_session
      And Ana has signed in
      When Ana opens PageOne, PageTwo
      Then Ana's trail shows PageOne

  @replace-dict-error @companion @needs-settings
  Rule: A handler that assigns something that is not dict-like is reported with a clear error that names it

    Scenario: The first page
      Given a wiki with the auth list moin_login, broken_session
      When a visitor opens a page
      Then the page says that request.session is not dict-like

  @replace-expiry @documented @needs-settings @needs-clock @needs-dict-macro
  Rule: What the handler assigns must expire session data itself

    Scenario: The data of a session that nobody used for ten years, by a cookie
      Given a wiki with the auth list moin_login, cookie_session
      And Ana has signed in, and her extension has set "key" to "kept"
      And Ana keeps a copy of the cookies
      When 3660 days pass
      Then replaying the cookies finds no "key"

    Scenario: The data of a session that nobody used for ten years, without a cookie
      Given a wiki with the auth list token_session
      And a visitor's browser carries a session token instead of a cookie
      And the visitor's extension sets "key" to "kept"
      When 3660 days pass
      Then "key" is not in the session in the next request

  @replace-expiry-soon @companion @needs-settings @needs-clock @needs-dict-macro
  Rule: Session data that nobody used for twenty days has expired

    Scenario: The data of a session by a cookie
      Given a wiki with the auth list moin_login, cookie_session
      And Ana has signed in, and her extension has set "key" to "kept"
      And Ana keeps a copy of the cookies
      When 20 days pass
      Then replaying the cookies finds no "key"

    Scenario: The data of a session without a cookie
      Given a wiki with the auth list token_session
      And a visitor's browser carries a session token instead of a cookie
      And the visitor's extension sets "key" to "kept"
      When 20 days pass
      Then "key" is not in the session in the next request
