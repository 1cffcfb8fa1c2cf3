import { fork } from 'node:child_process';

/** How a lane's process ended: nothing for well, else what to say of it. */
type LaneEnd = string | undefined;

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a lane's program in a process of its own; what it tells goes to `tell`. A signal that is to end us ends the lane, and this
 * settles when the lane is gone: nothing of it may outlive the folder that its parts lie in.
 */
export function rideLane(program: string, order: string, tell: (told: unknown) => void): Promise<LaneEnd> {
  const child = fork(program, [order], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.on('message', tell);
  const end = () => void child.kill('SIGTERM');
  for (const signal of ENDING) process.on(signal, end);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      for (const name of ENDING) process.off(name, end);
      resolve(code === 0 ? undefined : `ended with ${signal ?? String(code)}`);
    });
  });
}

/** For a lane: ends with whoever started it, also when that one was killed and could tell nobody; its services end with it. */
export function endWithParent(): void {
  process.once('disconnect', () => process.exit());
}
