Feature: The scope of the session cookie, in a real browser
  The browser itself decides what it sends along, and what it shows to scripts.

  @browser-keeps-scope @hardening @needs-browser @needs-settings
  Rule: Outside the cookie's Domain and Path a browser neither sends it nor shows it to scripts

    Scenario: A page of the wiki
      Given a wiki whose cookie, open to scripts, is for its own host alone
      And Ana has signed in
      When Ana opens another page
      Then a session cookie was sent with it
      And a script on the page sees the session cookie

    Scenario Outline: <where>, outside the Domain
      Given a wiki whose cookie, open to scripts, is for its own host alone
      And Ana has signed in
      When Ana opens <where>
      Then no session cookie was sent with it
      And a script on the page sees no session cookie

      Examples:
        | where            |
        | the sibling host |
        | the host below   |

    Scenario Outline: <address>, outside the Path
      Given a wiki whose cookie, open to scripts, is for the path /farm/one
      And Ana has signed in
      When Ana opens the address <address>
      Then no session cookie was sent with it
      And a script on the page sees no session cookie

      Examples:
        | address         |
        | /farm/one-more/ |
        | /farm/          |
        | /               |
