Feature: The scope of the session cookie
  cookie_domain and cookie_path decide which hosts and pages get the session cookie back.

  @domain-default @documented
  Rule: Without cookie_domain the session cookie names no Domain, and only the host that set it gets it back

    Scenario: What the cookie of a signed-in user says
      Given a wiki with cookie_domain unset
      And logged-in sessions are enabled
      When Ana signs in and opens another page
      Then Ana's session cookie names no Domain

    Scenario: What the cookie of an anonymous visitor says
      Given a wiki with cookie_domain unset
      And anonymous sessions are enabled
      When a visitor begins an anonymous session
      Then the visitor's session cookie names no Domain

    Scenario: A sibling host and a host below do not get the cookie
      Given a wiki with cookie_domain unset, its sibling host and a host below it
      When Ana signs in
      Then Ana's browser sends the session cookie to the wiki
      But Ana's browser sends no session cookie to the sibling host
      And Ana's browser sends no session cookie to the host below

  @domain-set @documented
  Rule: With cookie_domain set, the session cookie carries exactly that Domain

    @needs-settings @needs-farm
    Scenario Outline: The cookie carries Domain <domain> and reaches the hosts below it: <visitor>
      Given a farm on two hosts with anonymous sessions
      And logged-in sessions are enabled
      And its cookie_domain is <domain>
      When <visitor>
      Then the session cookie's Domain is <domain>
      And the browser sends the session cookie to the other wiki

      Examples:
        | domain     | visitor                               |
        | .farm.test | Ana signs in                          |
        | farm.test  | Ana signs in                          |
        | .farm.test | a visitor begins an anonymous session |

    Scenario: The cookie carries the configured Domain, whatever it is
      Given a wiki with cookie_domain set
      And logged-in sessions are enabled
      When Ana signs in and opens another page
      Then Ana's session cookie carries the configured Domain

    @needs-farm
    Scenario: Signing out takes the cookie away in the same Domain
      Given a farm on two hosts, which its cookie_domain covers
      And logged-in sessions are enabled
      And Ana has signed in
      When Ana signs out of the farm
      Then Ana's browser no longer sends the cookie of her session to the other wiki

  @path-default @documented
  Rule: Without cookie_path the wiki chooses the path itself, and every page of the wiki gets the cookie back

    Scenario Outline: Signed in on one page, signed in on <page>
      Given a wiki with cookie_path unset
      And logged-in sessions are enabled
      And Ana has signed in
      When Ana opens <page>
      Then Ana is signed in there

      Examples:
        | page                       |
        | the front page             |
        | another page               |
        | a page that does not exist |

    Scenario: A wiki below a path of its host
      Given a wiki under a path of its host, with cookie_path unset
      And Ana has signed in
      When Ana opens another page
      Then Ana is signed in there

  @path-set @documented
  Rule: With cookie_path set, the session cookie carries exactly that Path, and pages outside it do not get the cookie

    Scenario: The cookie carries the configured Path, whatever it is
      Given a wiki with cookie_path set
      And logged-in sessions are enabled
      When Ana signs in and opens another page
      Then Ana's session cookie carries the configured Path

    @needs-settings
    Scenario Outline: The cookie carries Path <path> for <visitor>
      Given a wiki under the path /farm/one with anonymous sessions and cookie_path <path>
      And logged-in sessions are enabled
      When <visitor>
      Then the session cookie's Path is <path>
      And the browser sends the session cookie to every page of the wiki
      But the browser sends no session cookie outside <path>

      Examples:
        | path      | visitor                               |
        | /farm/    | Ana signs in                          |
        | /farm/one | Ana signs in                          |
        | /farm     | a visitor begins an anonymous session |

    @needs-settings
    Scenario: Signing out takes the cookie away in the same Path
      Given a wiki under the path /farm/one
      And logged-in sessions are enabled
      And its cookie_path is /farm
      And Ana has signed in
      When Ana signs out of the farm
      Then Ana's browser no longer sends the cookie of her session to the wiki
