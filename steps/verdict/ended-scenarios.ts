import { channel } from 'node:diagnostics_channel';

/** On which the plug-in publishes each scenario's result for the progress formatter: the runner knows neither of both. */
export const endedScenarios = channel('session-conformance:scenario-ended');

/** On which the plug-in says that it is about to print what the run found. */
export const reportBegins = channel('session-conformance:report-begins');
