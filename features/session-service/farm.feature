Feature: Sharing the session cookie in a wiki farm
  Farm wikis share the session when cookie_domain and/or cookie_path cover them.
  The wikis of a farm share their users and their stored sessions.

  @farm-separate @documented @needs-farm
  Rule: Two wikis of a farm with nothing configured do not share the session cookie

    Scenario Outline: A farm on <shape>
      Given a farm on <shape>
      And logged-in sessions are enabled
      And its cookie_domain and cookie_path are unset
      When Ana signs in at the first wiki and opens the second wiki
      Then Ana is signed in at the first wiki alone

      Examples:
        | shape                                   |
        | two hosts                               |
        | two paths of one host                   |
        | two paths, one beginning with the other |
        | two hosts and two paths                 |

    @needs-dict-macro
    Scenario Outline: An anonymous visitor's values stay in the first wiki of a farm on <shape>
      Given a farm on <shape> with anonymous sessions
      And its cookie_domain and cookie_path are unset
      And a visitor has stored a value at the first wiki
      When the visitor opens the second wiki
      Then the visitor's value is not there

      Examples:
        | shape                 |
        | two hosts             |
        | two paths of one host |

  @farm-shared-domain @documented @needs-farm
  Rule: Farm wikis on different hosts share the session when cookie_domain covers them

    Scenario: Signed in at one, signed in at the other
      Given a farm on two hosts
      And logged-in sessions are enabled
      And its cookie_domain covers both hosts
      When Ana signs in at the first wiki and opens the second wiki
      Then Ana is signed in there
      And Ana is still signed in at the first wiki

    @needs-dict-macro
    Scenario: A value stored at one is there at the other
      Given a farm on two hosts
      And logged-in sessions are enabled
      And its cookie_domain covers both hosts
      And Ana has signed in at the first wiki
      When Ana stores a value at the first wiki
      Then Ana finds the value at the second wiki

    @needs-dict-macro
    Scenario: An anonymous visitor's value stored at one is there at the other
      Given a farm on two hosts with anonymous sessions
      And its cookie_domain covers both hosts
      When a visitor stores a value at the first wiki
      Then the visitor finds the value at the second wiki

    Scenario: A third host outside the Domain shares nothing
      Given a farm on two hosts, and a third wiki on a host outside their domain
      And logged-in sessions are enabled
      And its cookie_domain covers both hosts
      When Ana signs in at the first wiki and opens the third wiki
      Then Ana is not signed in there
      And Ana's browser sends no session cookie of the first wiki there

  @farm-shared-path @documented @needs-farm
  Rule: Farm wikis under different paths of one host share the session when cookie_path covers them

    Scenario: Signed in at one, signed in at the other
      Given a farm on two paths of one host
      And logged-in sessions are enabled
      And its cookie_path covers both paths
      When Ana signs in at the first wiki and opens the second wiki
      Then Ana is signed in there
      And Ana is still signed in at the first wiki

    @needs-dict-macro
    Scenario: A value stored at one is there at the other
      Given a farm on two paths of one host
      And logged-in sessions are enabled
      And its cookie_path covers both paths
      And Ana has signed in at the first wiki
      When Ana stores a value at the first wiki
      Then Ana finds the value at the second wiki

    @needs-dict-macro
    Scenario: An anonymous visitor's value stored at one is there at the other
      Given a farm on two paths of one host with anonymous sessions
      And its cookie_path covers both paths
      When a visitor stores a value at the first wiki
      Then the visitor finds the value at the second wiki

    Scenario: A third wiki outside the Path shares nothing
      Given a farm on two paths of one host, and a third wiki outside their path
      And logged-in sessions are enabled
      And its cookie_path covers both paths
      When Ana signs in at the first wiki and opens the third wiki
      Then Ana is not signed in there
      And Ana's browser sends no session cookie of the first wiki there

  @farm-shared-both @documented @needs-farm
  Rule: Both settings together share the session across hosts and paths, and one alone with those alone that it covers

    Scenario: Both settings, signed in at both
      Given a farm on two hosts and two paths
      And logged-in sessions are enabled
      And its cookie_domain covers both hosts
      And its cookie_path covers both paths
      When Ana signs in at the first wiki and opens the second wiki
      Then Ana is signed in there

    Scenario: cookie_domain alone does not reach the other path
      Given a farm on two hosts and two paths
      And logged-in sessions are enabled
      And its cookie_domain covers both hosts
      And the cookie_path of each of its wikis covers its own path alone
      When Ana signs in at the first wiki and opens the second wiki
      Then Ana is signed in at the first wiki alone
      And the second wiki would know the session of the first

    Scenario: cookie_path alone does not reach the other host
      Given a farm on two hosts and two paths
      And logged-in sessions are enabled
      And its cookie_domain is unset
      And its cookie_path covers both paths
      When Ana signs in at the first wiki and opens the second wiki
      Then Ana is signed in at the first wiki alone
      And the second wiki would know the session of the first

    Scenario: A third wiki that only one of the two settings covers
      Given a farm on two hosts and two paths, and a third wiki outside their path
      And logged-in sessions are enabled
      And its cookie_domain covers both hosts
      And its cookie_path covers both paths
      When Ana signs in at the first wiki and opens the third wiki
      Then Ana is not signed in there
      And Ana's browser sends no session cookie of the first wiki there
