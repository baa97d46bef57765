import { NotTestable } from '../core/errors';
import { configured, type Settings } from '../core/settings';

/** What the command of a launched wiki takes. */
export interface SupportedSettings {
  takes: readonly (keyof Settings)[];
  /** Methods of the auth list; all when absent. */
  authMethods?: readonly string[];
}

/** What a command lacks of the settings that are needed, where it lacks some. `what` is the need in words. */
export function unsupportedSetting(
  taken: SupportedSettings,
  needed: Settings,
  what: string,
): NotTestable | undefined {
  const names = Object.keys(configured(needed)) as (keyof Settings)[];
  const untaken = names.find((name) => !taken.takes.includes(name));
  if (untaken) {
    return new NotTestable(
      `${what} is needed; the command does not take ${untaken}`,
      `launch: settings: […, ${untaken}], for a command that takes it`,
    );
  }
  const { authMethods } = taken;
  const unknown = authMethods && needed.auth?.find((method) => !authMethods.includes(method));
  if (!unknown) return undefined;
  return new NotTestable(
    `${what} is needed; the command does not know the auth method ${unknown}`,
    `launch: auth: […, ${unknown}], for a command that knows it`,
  );
}
