import 'reflect-metadata';
import { commands } from './commands.ts';
import { runCommand } from './run-command.ts';
import { progressOn } from './tell/progress.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopping.abort());

const { exit, stdout, stderr } = await runCommand(commands, {
  words: process.argv.slice(2),
  env: process.env,
  progress: progressOn(process.stderr, () => performance.now()),
  stop: stopping.signal,
});
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exit;
