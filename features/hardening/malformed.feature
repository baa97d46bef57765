Feature: What a good browser never sends
  Whatever comes in, the answer is an ordinary one and nobody gets another's session.

  @cookie-garbage @hardening
  Rule: A cookie value of any kind gives a fresh session, never a server error

    Scenario Outline: <value>
      Given a wiki with sessions
      When every cookie that signs a user in has the value <value>
      Then the answer is no server error
      And they are not signed in
      And the wiki has not issued that value

      Examples:
        | value                    |
        | empty                    |
        | a single quote           |
        | a path up the tree       |
        | an absolute path         |
        | a NUL                    |
        | a NUL, percent-encoded   |
        | control characters       |
        | text beyond ASCII        |
        | invalid UTF-8            |
        | 5000 characters          |
        | 200000 characters        |
        | JSON                     |
        | markup                   |
        | a format string          |

    Scenario: Many cookies
      Given a wiki with sessions
      When 300 cookies are sent at once
      Then the answer is no server error

  @cookie-duplicates @hardening
  Rule: Two cookies of that name get a defined answer, never another's session

    Scenario: Two users' session cookies at once
      Given a wiki with sessions
      And Ana and Ben have signed in
      When the cookies of both are sent in either order, in one header and in two
      Then the answer is to the same user each time, or to nobody

    Scenario: A user's session cookie and a forged one
      Given a wiki with sessions
      And Ana has signed in
      When Ana's cookies and forged ones are sent in either order, in one header and in two
      Then the answer is to the same user each time, or to nobody

  @cookie-tossed @hardening
  Rule: An anonymous session's cookie that somebody put beside a user's does not sign the user out

    Scenario: In front of hers, and after
      Given a wiki with a positive anonymous lifetime
      And logged-in sessions are enabled
      And a visitor has an anonymous session
      And Ana has signed in
      When Ana's cookies are sent before and after the visitor's
      Then each answer is to Ana

  @cookie-among-many @hardening
  Rule: The session is found among all the cookies that a browser keeps for one host

    Scenario: Cookies of other names before and after it
      Given a wiki with sessions
      And Ana has signed in
      When Ana's cookies are sent before and after 50 of other names
      Then each answer is to Ana

  @one-set-cookie @hardening
  Rule: There is one Set-Cookie of a name in an answer

    Scenario: Pages, signing in and out
      Given a wiki with sessions
      And Ana has opened a page
      And Ana has signed in
      When Ana signs out and opens another page
      Then no answer to Ana sets a cookie twice

    Scenario: A session that has ended
      Given a wiki with a positive anonymous lifetime
      And logged-in sessions are enabled
      And Ana has signed in, and has a copy of the cookies
      And Ana signs out
      When Ana opens another page with the cookies of before
      Then no answer to Ana sets a cookie twice

    Scenario: A cookie that the wiki never issued
      Given a wiki with a positive anonymous lifetime
      And a visitor sends a forged session cookie
      When the visitor opens a page
      Then no answer to the visitor sets a cookie twice

    @needs-settings
    Scenario: Signing in by a remote call
      Given a wiki that serves XML-RPC
      And logged-in sessions are enabled
      When Ana signs in by XML-RPC
      Then no answer sets a cookie twice

  @expires-format @hardening
  Rule: Expires has the form of RFC 6265 and does not contradict Max-Age

    Scenario: The cookie of a signed-in user
      Given a wiki with sessions
      When Ana signs in
      Then the Expires of Ana's session cookie has the form of RFC 6265

    Scenario: Expires and Max-Age name the same time
      Given a wiki with sessions
      When Ana signs in
      Then the Expires of Ana's session cookie is the time that its Max-Age says

    @needs-clock
    Scenario: Expires and Max-Age name the same time later on
      Given a wiki with sessions
      And Ana has signed in
      And 30 minutes pass
      When Ana opens another page
      Then the Expires of Ana's session cookie is the time that its Max-Age says

  @no-store-with-cookie @hardening
  Rule: A page that sets the cookie is not cacheable

    Scenario: The answers that set the session cookie
      Given a wiki with sessions
      When Ana signs in
      And Ana opens another page
      Then every answer that set the session cookie says that it must not be stored

  @no-open-redirect @hardening
  Rule: There is no redirect off the site from parameters or the Host header

    Scenario Outline: An address of another site in <where>
      Given a wiki with sessions
      When the address of another site is sent in <where>
      Then no answer leads to the other site

      Examples:
        | where                         |
        | the Host header               |
        | the X-Forwarded-Host header   |
        | the parameters of a page      |
        | the parameters of the sign-in |
        | the path                      |

    Scenario Outline: Signing in with an address of another site in <where>, <begins with>
      Given a wiki with sessions
      When Ana signs in with the address of another site, which begins with <begins with>, in <where>
      Then no answer leads to the other site

      Examples:
        | where                           | begins with |
        | the address of the sign-in page | http://     |
        | the address of the sign-in page | //          |
        | the address of the sign-in page | /\\         |
        | the sign-in form                | http://     |
        | the sign-in form                | //          |
        | the sign-in form                | /\\         |
        | the Referer header              | http://     |
        | the Host header                 | http://     |

  @no-internals-in-errors @hardening
  Rule: No stack trace, path or exception text stands in an answer

    Scenario Outline: <request>
      Given a wiki with sessions
      When somebody sends <request>
      Then the answer shows nothing of the server's internals

      Examples:
        | request                  |
        | a path in invalid UTF-8  |
        | an unknown action        |
        | a malformed XML-RPC call |
        | a form of the wrong type |
        | a body that is no form   |
        | an unknown method        |
        | a page name with a NUL   |

    @needs-settings
    Scenario: Where XML-RPC is on
      Given a wiki that serves XML-RPC
      When somebody sends a malformed XML-RPC call
      Then the answer shows nothing of the server's internals

  @one-host-header @hardening
  Rule: A request that names two hosts, or none, is refused with 400

    Scenario Outline: <request>
      Given a wiki with sessions
      When somebody sends <request>
      Then the answer is 400, and not to the same request with one Host header

      Examples:
        | request                         |
        | a request with two Host headers |
        | a request without a Host header |

  @inherited-names @hardening
  Rule: A name that a program's own objects have from elsewhere names nothing, and is no server error

    Scenario Outline: In the place of <what>
      Given a wiki with sessions
      When names such as constructor are sent as <what>
      Then the answer is no server error

      Examples:
        | what                    |
        | the name of a page      |
        | an action               |
        | the name of a parameter |
        | the name of a cookie    |
        | the name of a user      |

  @trail-private @hardening @needs-trail
  Rule: Nobody's trail or values show in another visitor's pages, under load too

    Scenario: Many visitors at once
      Given a wiki with a positive anonymous lifetime
      When 20 visitors walk through the wiki at once, each on a different route
      Then each of them has seen their own trail and their own number alone
