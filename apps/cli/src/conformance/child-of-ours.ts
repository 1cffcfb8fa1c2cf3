import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A program that the kit started and ends again, with all that it started itself. */
export interface ChildOfOurs {
  end(): Promise<void>;
}

/** How long it may take to end by itself, milliseconds. */
const PATIENCE_MS = 10_000;

/** Starts a shell command in a group of its own; what it prints goes where ours goes. */
export function startCommand(command: string): ChildOfOurs {
  const child = spawn('/bin/sh', ['-c', command], { stdio: ['ignore', 2, 2], detached: true });
  const gone = once(child, 'exit');
  return {
    end: async () => {
      if (child.pid === undefined || child.exitCode !== null) return;
      const signal = (name: NodeJS.Signals): void => {
        if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, name);
      };
      signal('SIGTERM');
      const force = setTimeout(() => signal('SIGKILL'), PATIENCE_MS);
      await gone;
      clearTimeout(force);
    },
  };
}
