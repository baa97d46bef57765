/** The wiki does otherwise than the requirement says. */
export class NonConformance extends Error {
  override readonly name = 'NonConformance';
}

/** The wiki can't show it: what was missing, and what to add to the target file to have it tried. */
export class NotTestable extends Error {
  override readonly name = 'NotTestable';
  constructor(
    readonly missing: string,
    readonly remedy: string,
  ) {
    super(missing);
  }
}

/** The rule is none for this wiki: it is of the other generation, or has not got what the rule is about. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

/** The set-up broke, through the suite, the target file or the network: says nothing about the rule. */
export class SetUpError extends Error {
  override readonly name = 'SetUpError';
}

/**
 * Somebody who signed out is still shown as signed in: says nothing, save about a rule of which signing out is the
 * subject.
 */
export class SignOutNotSeen extends SetUpError {
  /** @param taken Whether the wiki took it for signing out: it asked for nothing more. */
  constructor(
    message: string,
    readonly taken = false,
  ) {
    super(message);
  }
}
