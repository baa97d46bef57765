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

    Scenario: A signed-in user is not prompted
      Given a wiki with sessions
      And Ana has signed in
      When Ana opens another page
      Then the page offers no way to sign in

    Scenario: A user who has just signed in is not prompted
      Given a wiki with sessions
      When Ana signs in
      Then the page offers no way to sign in

    Scenario: A visitor whose password was wrong
      Given a wiki with sessions
      When Ana signs in with a wrong password
      Then the page offers a way to sign in

  @wrong-password-reported @companion
  Rule: A wrong password is reported

    Scenario: The page that comes then
      Given a wiki with sessions
      When Ana signs in with a wrong password
      Then a message says why Ana is not signed in

  @remote-asks-password @documented @needs-remote
  Rule: The page that needs the remote account asks for its password in a form

    Scenario: A signed-in user works with the remote wiki's pages
      Given a wiki with a remote wiki
      And logged-in sessions are enabled
      And Ana has signed in
      When Ana works with the remote wiki's pages
      Then the page asks for the password of the account at the remote wiki

  @remote-warns-trust @documented @needs-remote
  Rule: The form warns that both wikis should be trusted, because the administrators of either could read the password

    Scenario: The warning stands with the form
      Given a wiki with a remote wiki
      And logged-in sessions are enabled
      And Ana has signed in
      When Ana works with the remote wiki's pages
      Then the page warns that both wikis should be trusted with the password

  @remote-clear-message @documented @needs-remote
  Rule: The message can be cleared, and the page is then shown without it

    Scenario: Clearing the message
      Given a wiki with a remote wiki
      And logged-in sessions are enabled
      And Ana has signed in
      And Ana works with the remote wiki's pages
      When Ana clears the message
      Then the page is shown without the message

  @remote-checks-password @companion @needs-remote
  Rule: The remote wiki checks the password

    Background:
      Given a wiki with a remote wiki
      And logged-in sessions are enabled
      And Ana has signed in

    Scenario: With the right password the work is done
      When Ana gives her name and password at the remote wiki
      Then the page says that the work is done

    Scenario: A wrong password is reported, and nothing is done
      When Ana gives her name and a wrong password at the remote wiki
      Then the page says that the name or password is wrong

  @remote-password-not-kept @companion @needs-remote
  Rule: The password is not shown again and not put in an address

    Scenario Outline: After <password>
      Given a wiki with a remote wiki
      And logged-in sessions are enabled
      And Ana has signed in
      When Ana gives her name and <password> at the remote wiki
      And Ana works with the remote wiki's pages
      Then the remote password stands on no page and in no address

      Examples:
        | password         |
        | password         |
        | a wrong password |

  @remote-cancel @companion @needs-remote
  Rule: Cancel ends the prompt

    Scenario: Cancelling the prompt
      Given a wiki with a remote wiki
      And logged-in sessions are enabled
      And Ana has signed in
      And Ana works with the remote wiki's pages
      When Ana cancels the prompt
      Then the page is shown without the form
