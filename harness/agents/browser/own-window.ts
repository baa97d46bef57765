import { SetUpError } from '../../core/errors';
import type { BrowserName } from './find-browser';
import type { Leftovers } from './leftovers';
import { newProfile, type Profile, removeProfile } from './running';
import { closeMeanwhile, closeWindow, openWindow, reuseMeanwhile, type Window } from './window';

/** How long a visit may take, in milliseconds, where nothing else is said. */
const VISIT_LIMIT = 20_000;

export interface BrowserAgentOptions {
  browser: BrowserName;
  /** Whether the visitor will close the browser and come back: it then keeps a profile on disk. */
  closesBrowser: boolean;
  /** How long a visit may take, in milliseconds; 20 seconds when not given. */
  limit?: number;
}

/** The window of one visitor's browser, opened when it is first needed. */
export class OwnWindow {
  #window: Promise<Window> | undefined;
  #profile: Profile | undefined;
  #refusesCookies = false;

  /** @param note told what goes wrong on its pages */
  constructor(
    private readonly options: BrowserAgentOptions,
    private readonly note: (text: string) => void,
  ) {}

  get refusesCookies(): boolean {
    return this.#refusesCookies;
  }

  open(): Promise<Window> {
    const { browser, closesBrowser, limit = VISIT_LIMIT } = this.options;
    if (!this.#profile && (closesBrowser || this.#refusesCookies)) {
      this.#profile = newProfile(browser, this.#refusesCookies);
    }
    this.#window ??= openWindow({ browser, profile: this.#profile, limit, note: this.note });
    return this.#window;
  }

  /** The window, where it was opened and could be. */
  async opened(): Promise<Window | undefined> {
    return this.#window?.catch(() => undefined);
  }

  /** @throws SetUpError where it is too late, or this browser can't */
  refuseCookies(): void {
    if (this.#window) throw new SetUpError('a browser reads whether it refuses cookies when it starts');
    if (this.options.browser === 'webkit') {
      throw new SetUpError('WebKit has no setting that refuses all cookies: use another browser');
    }
    this.#refusesCookies = true;
  }

  /** @throws SetUpError where the browser keeps nothing on disk */
  async reopen(): Promise<void> {
    if (!this.#profile) {
      throw new SetUpError("this visitor's browser was opened without a profile on disk: it can't come back");
    }
    await closeWindow(await this.open());
    this.#window = undefined;
    await this.open();
  }

  /** Leaves the window to the next visitor where what this one left can be cleaned up, or closes it. */
  async end({ toClean }: Leftovers): Promise<void> {
    const window = await this.opened();
    if (!this.#profile) {
      if (window && toClean) reuseMeanwhile(this.options.browser, window, toClean.scripts);
      else if (window) closeMeanwhile(window);
      return;
    }
    if (window) await closeWindow(window);
    removeProfile(this.#profile);
  }
}
