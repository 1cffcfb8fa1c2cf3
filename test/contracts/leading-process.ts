import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The program of such a process: leads a name and tells so, until it is ended. */
const PROGRAM = `
  import { openPostgres, PostgresSingletons } from '#postgres';
  const singletons = new PostgresSingletons(await openPostgres(process.env.DATABASE_URL));
  await singletons.lead(process.env.WORK, async (signal) => {
    process.stdout.write('leads\\n');
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    process.stdout.write('lost\\n');
  }, new AbortController().signal);`;

/** A process of its own that leads a piece of work: what it tells, and signals to it. */
export class LeadingProcess {
  readonly #child: ChildProcess;
  readonly #told: string[] = [];

  constructor(databaseUrl: string, work: string) {
    const options = ['--conditions=source', '--experimental-transform-types', '--no-warnings'];
    this.#child = spawn(process.execPath, [...options, '--input-type=module', '--eval', PROGRAM], {
      cwd: join(import.meta.dirname, '../..'),
      env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, WORK: work },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child.stdout?.on('data', (bytes: Buffer) =>
      this.#told.push(...bytes.toString().trim().split('\n')),
    );
  }

  get told(): readonly string[] {
    return this.#told;
  }

  /** Settles when it has told so many things. */
  async tells(number: number): Promise<void> {
    while (this.#told.length < number && this.#child.stdout !== null) await once(this.#child.stdout, 'data');
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async kill(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}
