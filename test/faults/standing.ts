import { readFileSync } from 'node:fs';

/** Does something while processes stand still in the midst of whatever they were doing (SIGSTOP). */
export async function whileStanding(pids: readonly number[], work: () => Promise<unknown>): Promise<void> {
  for (const pid of pids) tell(pid, 'SIGSTOP');
  try {
    await work();
  } finally {
    for (const pid of pids) tell(pid, 'SIGCONT');
  }
}

/** A process and its children, as Linux lists them; the process alone elsewhere. */
export function familyOf(pid: number): readonly number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return [pid, ...children.split(' ').filter(Boolean).map(Number)];
  } catch {
    return [pid];
  }
}

/** A child of a server may be gone by itself meanwhile. */
function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
