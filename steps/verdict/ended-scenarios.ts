import { channel } from 'node:diagnostics_channel';

/** On which the plug-in publishes each scenario's result for the progress formatter: the runner knows neither of both. */
export const endedScenarios = channel('session-conformance:scenario-ended');
