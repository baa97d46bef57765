import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';

/** A run of the suite: the folder that it is started in, its variables beside those of this process, its arguments. */
export interface SuiteJob {
  folder: string;
  variables: Record<string, string>;
  args: string[];
}

/** Written to both streams when a run has written all of its own. */
export const END = '\0end of the run\0';

let support: ReturnType<typeof loadSupport> | undefined;

/** The exit code that a process of its own would end with. */
async function run({ folder, variables, args }: SuiteJob): Promise<number> {
  process.chdir(folder);
  Object.assign(process.env, variables);
  const { runConfiguration } = await loadConfiguration({ provided: args });
  // The steps are loaded once, which takes longer than most runs.
  support ??= loadSupport(runConfiguration);
  const before = process.rawListeners('exit');
  const { success } = await runCucumber({ ...runConfiguration, support: await support });
  process.exitCode = success ? 0 : 1;
  // The verdict sets its code when the process ends.
  for (const listener of process.rawListeners('exit').filter((each) => !before.includes(each))) {
    listener.call(process);
    process.off('exit', listener as () => void);
  }
  const code = process.exitCode;
  process.exitCode = undefined;
  return code;
}

process.on('message', async (job: SuiteJob) => {
  const code = await run(job).catch((error) => {
    console.error(error);
    return 1;
  });
  process.stdout.write(END);
  process.stderr.write(END);
  process.send?.(code);
});
