Feature: The name of the session cookie
  Where it is not configured the wiki chooses a name of its own; a name that wikis share lets them share the cookie.

  @cookie-name-unset @companion @needs-farm
  Rule: With cookie_name unset, wikis on different paths of one host have session cookies of different names

    Scenario Outline: <shape>
      Given a farm on <shape>
      And logged-in sessions are enabled
      And its cookie_name, cookie_domain and cookie_path are unset
      When Ana signs in at the first wiki, and at the second
      Then the session cookies of the two wikis have different names
      And Ana is still signed in at the first wiki

      Examples:
        | shape                                   |
        | two paths of one host                   |
        | two paths, one beginning with the other |

  @cookie-name-siteidmagic @companion @needs-settings @needs-farm
  Rule: With siteidmagic the cookie is named after the wiki's own id, so that no other wiki takes it for its own

    Scenario: Two wikis that cookie_path covers
      Given a farm on two paths of one host, which its cookie_path covers
      And logged-in sessions are enabled
      And its cookie_name is siteidmagic
      And Ana has signed in at the first wiki
      When Ana opens the second wiki
      Then Ana is signed in at the first wiki alone

    Scenario: The names are not those of a wiki without the setting
      Given a farm on two paths of one host, which its cookie_path covers
      And logged-in sessions are enabled
      And its cookie_name is siteidmagic
      When Ana signs in at the first wiki, and at the second
      Then the session cookies of the two wikis have different names

  @cookie-name-set @companion @needs-settings
  Rule: Any other value names the cookie, and wikis with the same value share the session

    Scenario: What the cookie is called
      Given a wiki with sessions
      And its cookie_name is intranet
      When Ana signs in
      Then Ana's session cookie is named after intranet

    @needs-farm
    Scenario: The same value at two wikis that cookie_path covers
      Given a farm on two paths of one host, which its cookie_path covers
      And logged-in sessions are enabled
      And its cookie_name is intranet
      And Ana has signed in at the first wiki
      When Ana opens the second wiki
      Then Ana is signed in there

    @needs-farm
    Scenario: Different values at two wikis that cookie_path covers
      Given a farm on two paths of one host, which its cookie_path covers
      And logged-in sessions are enabled
      And the cookie_name of its wikis is inside and outside
      And Ana has signed in at the first wiki
      When Ana opens the second wiki
      Then Ana is signed in at the first wiki alone
