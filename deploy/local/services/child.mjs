import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { Cannot } from '../setup/cannot.mjs';
import { until } from './until.mjs';

/**
 * A process of an outside system that never outlives us.
 * @typedef {object} Child
 * @property {number} pid
 * @property {Promise<void>} ended settles when the process is gone, however it went
 * @property {() => boolean} isRunning
 * @property {(signal: NodeJS.Signals, patienceMs: number) => Promise<void>} end asks it to end, and after the patience
 *   kills it; settles when it is gone
 */

/** Reads until the pipe from us breaks, which also a SIGKILL of us does; then ends the service, at last by force. */
const watchdogScript =
  'trap "" INT TERM HUP; while read -r _; do :; done; ' +
  'kill -s "$2" "$1" 2>/dev/null || exit 0; ' +
  'for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.5; kill -0 "$1" 2>/dev/null || exit 0; done; kill -s KILL "$1" 2>/dev/null';

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @returns {() => void} takes the watchdog off
 */
function watch(pid, signal) {
  const args = ['-c', watchdogScript, 'watchdog', String(pid), signal.replace('SIG', '')];
  const dog = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  dog.on('error', () => {});
  dog.stdin.on('error', () => {});
  dog.unref();
  // The pipe must not keep us alive: when we end, it breaks, and that is what the watchdog waits for.
  const pipe = /** @type {import('node:net').Socket} */ (/** @type {unknown} */ (dog.stdin));
  pipe.unref();
  return () => {
    dog.kill('SIGKILL');
    pipe.destroy();
  };
}

/**
 * Starts a process in a group of its own (so that Ctrl-C reaches it only through us) with a watchdog that ends it when
 * we are gone. It does not keep our event loop alive.
 * @param {{ file: string, args: string[], log: string, endSignal: NodeJS.Signals, env?: NodeJS.ProcessEnv }} what
 *   `log` is the file that gets all it prints
 * @returns {Promise<Child>}
 */
export async function startChild({ file, args, log, endSignal, env = process.env }) {
  const output = openSync(log, 'a', 0o600);
  const child = spawn(file, args, { stdio: ['ignore', output, output], detached: true, env });
  closeSync(output);
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  const pid = /** @type {number} */ (child.pid);
  child.unref();
  const unwatch = watch(pid, endSignal);
  const ended = new Promise((/** @type {(value: void) => void} */ resolve) => {
    child.once('exit', () => {
      unwatch();
      resolve();
    });
  });
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  return {
    pid,
    ended,
    isRunning,
    async end(signal, patienceMs) {
      if (!isRunning()) return;
      child.ref(); // Else our event loop could run empty before its end is told.
      child.kill(signal);
      const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(force);
    },
  };
}

/** So many lines tell why a program did not start. */
const LAST_LINES = 12;

/**
 * How a log ends, for an error: the file may be gone with its folder when somebody reads the error.
 * @param {string} log
 * @returns {string} empty when there is none
 */
function endOfLog(log) {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n');
  } catch {
    return '';
  }
}

/** How long one that does not serve gets for its own orderly end. */
const LAST_PATIENCE_MS = 5_000;

/**
 * Starts a process and waits until it serves; one that does not in time is not left behind.
 * @param {Parameters<typeof startChild>[0] & {
 *   name: string, serves: (pid: number) => Promise<boolean>, patienceMs?: number,
 * }} what
 * @returns {Promise<Child | undefined>} nothing when it ended by itself before it served
 * @throws {Cannot} when the patience is over
 */
export async function startServing({ name, serves, patienceMs, ...what }) {
  const child = await startChild(what);
  try {
    const served = await until(
      `${name} to serve`,
      async () => (child.isRunning() ? (await serves(child.pid)) || undefined : false),
      patienceMs,
    );
    return served ? child : undefined;
  } catch (error) {
    await child.end(what.endSignal, LAST_PATIENCE_MS);
    const reason = error instanceof Error ? error.message : String(error);
    const again = 'Start again when the machine has less to do.';
    throw new Cannot(`${reason} ${again} Its log ends:\n${endOfLog(what.log)}`, { cause: error });
  }
}
