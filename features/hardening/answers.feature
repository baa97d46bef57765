Feature: What answers tell a browser not to do
  A page says what others must not have a browser do with it.

  @frame-ancestors @hardening
  Rule: No page of another site may show a page in a frame

    Scenario: The sign-in form, and pages of a signed-in user
      Given a wiki with sessions
      When Ana signs in and opens another page
      Then every page that Ana saw refuses to be framed

    Scenario: The preferences
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens the preferences
      Then every page that Ana saw refuses to be framed

    @needs-browser
    Scenario: A page of another site shows the sign-in form in a frame
      Given a wiki with sessions
      When a page of another site shows the sign-in form in a frame
      Then the frame does not ask for a password

  @content-security-policy @hardening
  Rule: Pages have a policy that says which scripts may run

    Scenario: The sign-in form, and pages of a signed-in user
      Given a wiki with sessions
      When Ana signs in and opens another page
      Then every page that Ana saw says which scripts may run

  @nosniff @hardening
  Rule: Pages are to be taken for what their Content-Type names

    Scenario: The sign-in form, and pages of a signed-in user
      Given a wiki with sessions
      When Ana signs in and opens another page
      Then every page that Ana saw refuses to be taken for another type

    Scenario: A page that does not exist
      Given a wiki with sessions
      When a visitor opens a page that does not exist
      Then every page that the visitor saw refuses to be taken for another type

  @referrer-policy @hardening
  Rule: No other site is to learn more of a page's address than the host

    Scenario: The sign-in form, and pages of a signed-in user
      Given a wiki with sessions
      When Ana signs in and opens another page
      Then every page that Ana saw keeps its address from other sites

  @hsts @hardening @needs-https
  Rule: Over HTTPS every page of a host with a name demands HTTPS for a year at least

    Scenario: The sign-in form, and pages of a signed-in user
      Given a wiki over HTTPS, on a host with a name
      When Ana signs in and opens another page
      Then every page that Ana saw demands HTTPS for a year
