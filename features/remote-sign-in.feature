Feature: The sign-in prompt, here and at a remote wiki
  A wiki that works with pages of another wiki asks for the user's name and password at that wiki.

  @welcome-prompt @documented
  Rule: A visitor who is not signed in is told so, with the way to sign in

    Scenario: An anonymous visitor
      Given a wiki
      When a visitor opens a page
      Then the page offers a way to sign in

    Scenario: The way leads to a form for name and password
      Given a wiki
      When a visitor follows the way to sign in
      Then the page asks for a name and a password

    Scenario: A signed-in user is not asked
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens another page
      Then the page offers no way to sign in
