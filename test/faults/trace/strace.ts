import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { debianTool } from '../../../deploy/local/setup/debian-tool.mjs';
import { until } from '../../../deploy/local/services/until.mjs';

/** One finished system call. */
export interface SystemCall {
  readonly pid: number;
  readonly name: string;
  /** What was passed and returned, as strace writes it. */
  readonly text: string;
  /** Seconds since 1970, by one clock for all processes. */
  readonly began: number;
  readonly ended: number;
}

/** A running strace. */
export interface Strace {
  /** Lets the processes go; settles when they run free. */
  end(): Promise<void>;
}

/** Why strace cannot be used here; undefined when it can. */
export async function straceFault(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'strace needs Linux';
  if ((await debianTool('strace', 'usr/bin/strace')) === undefined) return 'no strace';
  return undefined;
}

/** Attaches to processes (and what they start later) with these options; settles when it has them. */
export async function strace(pids: readonly number[], options: readonly string[]): Promise<Strace> {
  const program = await debianTool('strace', 'usr/bin/strace');
  if (program === undefined) throw new Error('There is no strace.');
  const child = spawn(program, ['-f', ...options, ...pids.flatMap((pid) => ['-p', String(pid)])], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await until('strace to attach', () => {
    if (child.exitCode !== null) throw new Error(`strace ended: ${said}`);
    return (said.match(/ attached/g)?.length ?? 0) >= pids.length || undefined;
  });
  return {
    async end() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

const LINE = /^(\d+) +(\d+\.\d+) (?:<\.\.\. )?(\w+)(.*)$/;
const SPENT = /<(\d+\.\d+)>$/;

/** A call that strace has seen begin. */
interface Begun {
  readonly began: number;
  readonly text: string;
}

/** The finished calls in a file that strace wrote with `-f -ttt -T`, in the order in which they began. */
export function callsIn(file: string): readonly SystemCall[] {
  const begun = new Map<number, Begun>();
  const lines = readFileSync(file, 'utf8').split('\n');
  const calls = lines.flatMap((line) => finishedIn(line, begun) ?? []);
  return calls.toSorted((one, other) => one.began - other.began);
}

/** The call that ends in a line, if one does; one that only begins is kept until its process goes on with it. */
function finishedIn(line: string, begun: Map<number, Begun>): SystemCall | undefined {
  const found = LINE.exec(line);
  if (found === null) return undefined;
  const [, id, at, name = '', rest = ''] = found;
  const [pid, time] = [Number(id), Number(at)];
  if (rest.endsWith('<unfinished ...>')) {
    begun.set(pid, { began: time, text: rest });
    return undefined;
  }
  const first = begun.get(pid);
  begun.delete(pid);
  if (first !== undefined && rest.startsWith(' resumed>'))
    return { pid, name, text: first.text + rest, began: first.began, ended: time };
  const spent = Number(SPENT.exec(rest)?.[1] ?? 0);
  return { pid, name, text: rest, began: time, ended: time + spent };
}
