import { commands } from '../../apps/cli/src/commands.ts';
import { runCommand } from '../../apps/cli/src/run-command.ts';

const PATIENCE_MS = 90_000;

/** What a run of the tool printed and how it ended. */
export interface ToolRun {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON object of `--json`. */
  json(): unknown;
}

/** Runs a command of the tool in this process, as its program does; one word per argument. */
export async function wegmarke(
  env: Readonly<Record<string, string>>,
  ...words: readonly string[]
): Promise<ToolRun> {
  const notes: string[] = [];
  const progress = {
    at: () => undefined,
    clear: () => undefined,
    note: (sentence: string) => notes.push(sentence),
  };
  const { exit, stdout, stderr } = await runCommand(commands, {
    words,
    env,
    progress,
    // A command that waits in vain must not outlive its test.
    stop: AbortSignal.timeout(PATIENCE_MS),
  });
  return { exit, stdout, stderr: `${notes.join('\n')}${stderr}`, json: () => JSON.parse(stdout) as unknown };
}
