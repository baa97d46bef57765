Feature: What our editors rely on
  A scenario counts for the requirement that its tag names: wiki-session-conformance list has them.

  @trail-order @needs-trail
  Scenario: The way back from a page that was only looked up
    Given a wiki with sessions
    And Ana has signed in
    When Ana opens PageOne, PageTwo, PageOne, PageThree, PageOne
    Then Ana's trail ends with PageTwo, PageThree, PageOne
