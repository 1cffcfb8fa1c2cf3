import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EXIT } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { freePort } from '../free-port.ts';

/** How long the broker may need to greet, milliseconds. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 20;

/**
 * Runs the program and ends it when our end of the pipe closes, which also our own violent end does; a program that ends by
 * itself ends this shell too.
 */
const TIED_TO_US =
  '"$0" "$@" 3<&- & child=$!; { cat <&3 > /dev/null; kill "$child"; } 2> /dev/null & wait "$child"; kill $!';

/** Where the broker's program and files are. */
export interface NatsPlan {
  /** The program of nats-server: a path, or a name on the PATH. */
  readonly program: string;
  readonly folder: string;
  /** Who may do what. */
  readonly config: string;
}

/** A real nats-server on loopback that ends with us. */
export class NatsProcess {
  #child: ChildProcess | undefined;

  private constructor(
    private readonly plan: NatsPlan,
    readonly port: number,
  ) {}

  /** Starts it and waits until it greets; throws a `Failure` where there is no such program. */
  static async started(plan: NatsPlan): Promise<NatsProcess> {
    await writeFile(join(plan.folder, 'nats.conf'), plan.config, { mode: 0o600 });
    const nats = new NatsProcess(plan, await freePort());
    await nats.start();
    return nats;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** Starts it (again) on the same port, with the same streams. */
  async start(): Promise<void> {
    const { program, folder } = this.plan;
    const args = ['-c', join(folder, 'nats.conf'), '-a', '127.0.0.1', '-p', String(this.port)];
    const store = ['-js', '-sd', join(folder, 'streams'), '-l', join(folder, 'nats.log')];
    const child = spawn('/bin/sh', ['-c', TIED_TO_US, program, ...args, ...store], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      // Ctrl-C reaches it through us only, after what depends on it has ended.
      detached: true,
    });
    // An end that nobody reads is not noticed by itself, and would keep us alive.
    child.once('exit', () => child.stdio[3]?.destroy());
    this.#child = child;
    const end = performance.now() + PATIENCE_MS;
    while (!(await greets(this.port))) {
      if (child.exitCode !== null || performance.now() > end) throw missing(program);
      await wait(LOOK_EVERY_MS);
    }
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.stdio[3]?.destroy();
    await gone;
  }
}

/** Whether a broker greets there. */
function greets(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (is: boolean): void => {
      socket.destroy();
      answer(is);
    };
    socket.once('error', () => settle(false)).once('close', () => settle(false));
    socket.once('data', (piece) => settle(piece.toString('latin1').startsWith('INFO ')));
  });
}

function missing(program: string): Failure {
  return new Failure('BROKER_PROGRAM_MISSING', EXIT.unavailable, {
    happened: `${program} does not run as a NATS server`,
    safe: 'nothing was left behind',
    next: [
      'in a clone of the project: npm run broker, which fetches one into the clone',
      'elsewhere: install NATS Server 2.9 or newer, so that nats-server is on the PATH, or let WEGMARKE_NATS_SERVER name its program',
    ],
  });
}
