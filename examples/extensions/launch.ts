import type { Extension } from 'wiki-session-conformance/reference';
import { startReference } from 'wiki-session-conformance/reference';
import { readLaunch, referenceOptions } from '../../targets/launching/reference';

/*
 * The suite's way to start the reference with the extension in that file: `launch.ts FILE`. Its session service is the
 * wiki's own; its auth method has the place of header_auth.
 */

async function main(file: string): Promise<void> {
  const { default: extension }: { default: Extension } = require(file);
  const [service] = Object.keys(extension.sessionServices ?? {});
  const [method] = Object.keys(extension.authMethods ?? {});
  const launch = readLaunch();
  const { wikis, ...options } = referenceOptions(launch, (settings) => {
    if (service) return { ...settings, session_service: 'session_service' in settings ? 'default' : service };
    if (!('auth' in settings) || !Array.isArray(settings.auth)) return settings;
    return { ...settings, auth: settings.auth.map((name) => (name === 'header_auth' ? method : name)) };
  });
  const generation = method ? 'auth-list' : 'session-service';
  const reference = await startReference({
    ...options,
    wikis: wikis?.map((wiki) => ({ ...wiki, generation })) ?? [],
    extensions: [file],
  });
  process.once('SIGTERM', () => void reference.stop());
}

void main(process.argv[2] ?? '');
