import { createHmac, timingSafeEqual } from 'node:crypto';

/** Anti-forgery tokens, bound to who holds them (a session id, or a day) and to what they are for. */
export class Tickets {
  constructor(private readonly key: string | Buffer) {}

  issue(purpose: string, holder: string): string {
    return createHmac('sha256', this.key).update(`ticket\n${purpose}\n${holder}`).digest('base64url');
  }

  // change-user-ticket: "Changing user needs a valid token of this session": missing, foreign, garbled are refused.
  isValid(ticket: string, purpose: string, holder: string): boolean {
    const expected = Buffer.from(this.issue(purpose, holder));
    const given = Buffer.from(ticket);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
