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
      Given a wiki with the auth list cookie_session, moin_anon_session
      And anonymous_cookie_lifetime 1
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
      When the visitor's extension sets "key" to "mine"
      And the other visitor's extension sets "key" to "theirs"
      Then reading the visitor's "key" in the next request gives "mine"
      And reading the other visitor's "key" in the next request gives "theirs"

  @replace-dict @documented @needs-settings
  Rule: What the handler assigns must be dict-like; what is not is refused with a clear error

    @needs-dict-macro
    Scenario: What uses sessions works with a dict-like one
      Given a wiki with the auth list moin_login, cookie_session
      And Ana has signed in
      And Ana's extension sets "key" to 1
      When Ana's extension deletes "key"
      Then "key" is not in the session in the next request

    Scenario: The trail works with a dict-like one
      Given a wiki with the auth list moin_login, cookie_session
      And Ana has signed in
      When Ana opens PageOne, PageTwo
      Then Ana's trail ends with PageOne, PageTwo

    Scenario: One that is not dict-like is refused with a clear error
      Given a wiki with the auth list moin_login, broken_session
      When a visitor opens a page
      Then the page says that request.session is not dict-like

  @replace-expiry @documented @needs-settings @needs-clock @needs-dict-macro
  Rule: What the handler assigns must expire session data itself

    Scenario: The data of a session that nobody used any more is gone
      Given a wiki with the auth list moin_login, cookie_session
      And Ana has signed in
      And Ana's extension sets "key" to "kept"
      And Ana keeps a copy of the cookies
      When 20 days pass
      And Ana replays the copy
      Then "key" is not in the session in the next request

    Scenario: The data of a session with no cookie is gone as well
      Given a wiki with the auth list token_session
      And a visitor's browser carries a session token instead of a cookie
      And the visitor's extension sets "key" to "kept"
      When 20 days pass
      Then "key" is not in the session in the next request
