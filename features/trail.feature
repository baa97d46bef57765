Feature: The trail of visited pages
  The session keeps, for each visitor, the pages that they visited.

  @uses-trail @documented @needs-trail
  Rule: The trail of visited pages works through the session

    Background:
      Given a wiki with sessions

    Scenario: The pages that a user visited
      Given Ana has signed in
      When Ana opens PageOne, PageTwo, PageThree
      Then Ana's trail shows PageOne, PageTwo

    Scenario: Two users have a trail each
      Given Ana and Ben have signed in
      When Ana opens PageOne, PageTwo, PageFive while Ben opens PageThree, PageFour
      Then Ana's trail shows PageOne, PageTwo and not PageThree, PageFour

    @needs-anonymous-readers
    Scenario: Two anonymous visitors with a session have a trail each
      Given anonymous sessions are enabled
      And a visitor and another visitor have an anonymous session each
      When the visitor opens PageOne, PageTwo, PageFive while the other visitor opens PageThree, PageFour
      Then the visitor's trail shows PageOne, PageTwo and not PageThree, PageFour

  @trail-session-service @companion @needs-trail
  Rule: With a session service too, the trail of visited pages works through the session

    Background:
      Given a wiki with sessions

    Scenario: The pages that a user visited
      Given Ana has signed in
      When Ana opens PageOne, PageTwo, PageThree
      Then Ana's trail shows PageOne, PageTwo

    Scenario: Two users have a trail each
      Given Ana and Ben have signed in
      When Ana opens PageOne, PageTwo, PageFive while Ben opens PageThree, PageFour
      Then Ana's trail shows PageOne, PageTwo and not PageThree, PageFour

    @needs-anonymous-readers
    Scenario: Two anonymous visitors with a session have a trail each
      Given anonymous sessions are enabled
      And a visitor and another visitor have an anonymous session each
      When the visitor opens PageOne, PageTwo, PageFive while the other visitor opens PageThree, PageFour
      Then the visitor's trail shows PageOne, PageTwo and not PageThree, PageFour

  @trail-order @companion @needs-trail
  Rule: The trail is in the order of the visits, and a page seen again moves to its end

    Background:
      Given a wiki with sessions
      And Ana has signed in

    Scenario: Each page once
      When Ana opens PageOne, PageTwo, PageThree
      Then Ana's trail ends with PageOne, PageTwo, PageThree

    Scenario: A page seen again
      When Ana opens PageOne, PageTwo, PageThree, PageOne, PageFour
      Then Ana's trail ends with PageThree, PageOne, PageFour

  @trail-pages @companion @needs-trail
  Rule: The trail has the pages that exist and that the visitor may read

    Background:
      Given a wiki with sessions
      And Ana has signed in

    Scenario: A page that does not exist
      When Ana opens PageOne, NoSuchPage, PageTwo
      Then Ana's trail shows PageOne and not NoSuchPage

    @needs-settings
    Scenario: A page that she may not read
      When Ana opens PageOne, SecretPage, PageTwo
      Then Ana's trail shows PageOne and not SecretPage

  @trail-bound @companion @needs-trail
  Rule: The trail does not grow without end

    Scenario: More visits than the trail has entries
      Given a wiki with sessions
      And Ana has signed in
      When Ana makes 60 visits, to one page of the wiki after the other
      Then Ana's trail has left some of her visits out

  @trail-ends @companion @needs-trail
  Rule: The trail ends with the session

    Scenario: The user signs out and in again
      Given a wiki with sessions
      And Ana has signed in
      And Ana opens PageOne, PageTwo
      When Ana signs out completely and in again
      Then Ana's trail on PageThree no longer shows PageOne
