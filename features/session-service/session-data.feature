Feature: request.session
  To an extension request.session is a dict. Its values are saved and restored by themselves,
  if a session is available.

  @session-dict @documented @needs-dict-macro
  Rule: To an extension, request.session behaves like a dict

    Scenario Outline: Setting and reading <kind>
      Given a wiki with sessions
      When Ana signs in
      And Ana's extension sets "key" to <value>
      Then reading "key" in the same request gives <value>

      Examples:
        | kind     | value   |
        | a number | 42      |
        | a text   | "hello" |

    Scenario: Testing for a key
      Given a wiki with sessions
      And Ana has signed in
      When Ana's extension sets "key" to 1
      Then "key" is in the session
      And "other" is not in the session

    Scenario: Deleting a key
      Given a wiki with sessions
      And Ana has signed in, and her extension has set "key" to 1 and "other" to 2
      When Ana's extension deletes "key"
      Then "key" is not in the session
      And reading "other" in the next request gives 2

    Scenario: Setting a key again replaces its value
      Given a wiki with sessions
      And Ana has signed in, and her extension has set "key" to 1
      When Ana's extension sets "key" to 2
      Then reading "key" in the next request gives 2
      And the keys of the session are "key"

    Scenario Outline: A key <kind>
      Given a wiki with sessions
      And Ana has signed in
      When Ana's extension sets "<key>" to 1
      Then reading "<key>" in the next request gives 1
      And the keys of the session are "<key>"

      Examples:
        | kind         | key                  |
        | beyond ASCII | Schlüssel 鍵         |
        | with signs   | a.b \| {c}: d/e = 5%  |

    Scenario: Keys that differ in capital letters alone
      Given a wiki with sessions
      When Ana has signed in, and her extension has set "key" to 1 and "Key" to 2
      Then reading "key" in the next request gives 1
      And reading "Key" in the next request gives 2

    Scenario: Setting, deleting and setting again in one request
      Given a wiki with sessions
      And Ana has signed in
      When Ana's extension sets, deletes and sets "key" in one request
      Then "key" is in the session

    Scenario: What one request sets and deletes shows in its keys
      Given a wiki with sessions
      And Ana has signed in, and her extension has set "key" to 1
      When Ana's extension deletes "key", sets "other" and lists the keys in one request
      Then the keys that it listed are "other"

    @needs-superuser @needs-change-user
    Scenario: The keys that an extension finds are of its own making, while a superuser acts as another user too
      Given a wiki with sessions
      And Sue acts as Ben
      When Sue's extension sets "key" to 1
      Then the keys of the session are "key"

  @session-restored @documented @needs-dict-macro
  Rule: What was stored is there again in the visitor's next request, with no call to save or load

    @basic
    Scenario: A whole number comes back as it was, for Ana
      Given a wiki with sessions
      And Ana has signed in
      When Ana's extension sets "key" to 100000
      Then reading "key" in the next request gives 100000

    Scenario Outline: <kind> comes back as it was, for Ana
      Given a wiki with sessions
      And Ana has signed in
      When Ana's extension sets "key" to <value>
      Then reading "key" in the next request gives <value>

      Examples:
        | kind                 | value                                   |
        | zero                 | 0                                       |
        | a negative fraction  | -1.5                                    |
        | a text               | "hello"                                 |
        | an empty text        | ""                                      |
        | a text beyond ASCII  | "Grüße, Кириллица, 日本語, 🍪"           |
        | quotes and markup    | "<b a='1'>\"&amp;\\\\</b>"              |
        | white space          | " \\n a text\\twith a tab \\n "         |
        | true                 | true                                    |
        | false                | false                                   |
        | null                 | null                                    |
        | a list               | [1, "two", [3], null]                   |
        | an empty list        | []                                      |
        | an object            | {"a": {"b": [1, 2]}, "c": ""}           |

    Scenario: A large value comes back as it was
      Given a wiki with sessions
      And Ana has signed in
      When Ana's extension sets "key" to a text of 10000 characters
      Then reading "key" in the next request gives the same text

    Scenario: One value does not take the place of another
      Given a wiki with sessions
      When Ana has signed in, and her extension has set "key" to 1 and "other" to 2
      Then reading "key" in the next request gives 1
      And reading "other" in the next request gives 2

    Scenario: A deleted value stays deleted
      Given a wiki with sessions
      And Ana has signed in, and her extension has set "key" to 1
      When Ana's extension deletes "key"
      Then "key" is not in the session in the next request

    Scenario: A page that does not exist takes nothing away
      Given a wiki with sessions
      And Ana has signed in, and her extension has set "key" to 1
      When Ana opens a page that does not exist
      Then reading "key" in the next request gives 1

    Scenario: An anonymous visitor's value comes back
      Given a wiki with a positive anonymous lifetime
      And a visitor has an anonymous session
      When the visitor's extension sets "key" to "kept"
      Then reading "key" in the next request gives "kept"

    Scenario: Two visitors have a session each
      Given a wiki with a positive anonymous lifetime
      And a visitor and another visitor have an anonymous session each
      When each of the two visitors' extension sets "key" to a value of their own
      Then reading "key" in the next request gives each of them their own value

    Scenario: Two browsers of one user have a session each
      Given a wiki with sessions
      And Ana has signed in with two browsers
      When each of the two browsers' extension sets "key" to a value of its own
      Then reading "key" in the next request gives each of them their own value

  @session-unavailable @documented
  Rule: Where no session is available nothing is restored, and using it is no error

    @needs-dict-macro
    Scenario: An anonymous visitor, anonymous sessions disabled
      Given a wiki with anonymous sessions disabled
      When a visitor's extension sets "key" to 1
      Then the page is shown without an error
      And "key" is not in the session in the next request

    @needs-example-macro
    Scenario: The example macro, anonymous sessions disabled
      Given a wiki with anonymous sessions disabled
      When a visitor opens the example macro 2 times
      Then the page is shown without an error
      And the example macro says one of its texts

    @needs-dict-macro
    Scenario: A logged-in user, logged-in sessions disabled
      Given a wiki with logged-in sessions disabled and anonymous sessions disabled
      And Ana has signed in
      When Ana's extension sets "key" to 1
      Then the page is shown without an error
      And "key" is not in the session in the next request
