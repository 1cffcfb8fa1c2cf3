import { readFileSync } from 'node:fs';

/** Clock ticks a second as Linux counts them for programs (`USER_HZ`). */
const TICKS_PER_SECOND = 100;
/** Places of `utime` and `stime` behind the name of the program, which may hold blanks (proc(5)). */
const [UTIME, STIME] = [11, 12];

/** Processor time that a process has taken since it began, milliseconds; what else runs on the machine hardly touches it. Not a number where the system does not tell. */
export function processorMs(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parts = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return ((Number(parts[UTIME]) + Number(parts[STIME])) / TICKS_PER_SECOND) * 1_000;
  } catch {
    return Number.NaN;
  }
}
