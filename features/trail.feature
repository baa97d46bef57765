Feature: The trail of visited pages
  The session keeps, for each visitor, the pages they visited, in order.

  @uses-trail @documented
  Rule: The trail shows the pages visited, in order, per visitor

    Scenario Outline: The pages in the order of the visits, generation <generation>
      Given a wiki of the generation <generation>
      And Ana has signed in
      When Ana opens PageOne, PageTwo, PageThree
      Then Ana's trail ends with PageOne, PageTwo, PageThree

      Examples:
        | generation      |
        | session-service |
        | auth-list       |

    Scenario: A page seen again moves to the end
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens PageOne, PageTwo, PageThree, PageOne
      Then Ana's trail ends with PageTwo, PageThree, PageOne

    Scenario: A page that does not exist is not in it
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens PageOne, NoSuchPage, PageTwo
      Then Ana's trail ends with PageOne, PageTwo

    @needs-settings
    Scenario: A page that may not be read is not in it
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens PageOne, SecretPage, PageTwo
      Then Ana's trail ends with PageOne, PageTwo

    Scenario: It does not grow without end
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens PageOne, PageTwo, PageThree, PageFour, PageFive, PageSix
      Then Ana's trail ends with PageFive, PageSix
      And Ana's trail has 20 entries at most

    Scenario: Each visitor has their own
      Given a wiki with sessions
      And Ana has signed in
      And Ben has signed in
      When Ana opens PageOne, PageTwo
      And Ben opens PageThree, PageFour
      And Ana opens PageFive
      Then Ana's trail ends with PageOne, PageTwo, PageFive
      And Ben's trail ends with PageThree, PageFour

    Scenario Outline: An anonymous visitor with a session has one, generation <generation>
      Given a wiki of the generation <generation>
      And anonymous sessions are enabled
      And a visitor has opened a page
      When the visitor opens PageOne, PageTwo
      Then the visitor's trail ends with PageOne, PageTwo

      Examples:
        | generation      |
        | session-service |
        | auth-list       |

    Scenario: It goes with the session
      Given a wiki with sessions
      And Ana has signed in
      And Ana opens PageOne, PageTwo
      When Ana signs out
      And Ana signs in
      And Ana opens PageThree
      Then PageOne is not in Ana's trail
