import type { Header } from '../api';
import type { PageContext } from '../farm';

/** What comes of an action: a page. */
export interface ActionResult {
  readonly status: number;
  readonly html: string;
  readonly headers?: readonly Header[];
}

export type Action = (context: PageContext) => ActionResult | Promise<ActionResult>;
