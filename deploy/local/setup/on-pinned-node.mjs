import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMain } from './cannot.mjs';
import { pinnedNode } from './node-runtime.mjs';
import { cache } from './places.mjs';

const parentCheckMs = 500;
const startedByUs = 'WEGMARKE_STARTED_BY_SCRIPT';
const endingSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a process on our terminal to its end; signals sent to us reach it.
 * @param {string} file
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stop?: AbortSignal }} [options] `stop` ends it early
 * @returns {Promise<number>} its exit code, 128 + number after a signal as shells count
 */
export function runHere(file, args, { env = process.env, stop } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', env });
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of endingSignals) process.on(signal, forward);
    const end = () => child.kill('SIGTERM');
    stop?.addEventListener('abort', end);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const ending of endingSignals) process.off(ending, forward);
      stop?.removeEventListener('abort', end);
      resolve(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
    });
  });
}

/**
 * Runs `main` with a signal that aborts when this run is to end: Ctrl-C, a signal, or whoever started us is gone (npm
 * killed with SIGKILL tells nobody, so we look who our parent is; for that the npm scripts begin with `exec`, which
 * leaves no shell in between).
 * @param {(stop: AbortSignal) => Promise<number>} main
 * @returns {Promise<number>} its exit code
 */
async function untilEnded(main) {
  const controller = new AbortController();
  for (const signal of endingSignals) process.on(signal, () => controller.abort());
  const parent = process.ppid;
  const isChild = ['npm_lifecycle_event', startedByUs].some((name) => process.env[name] !== undefined);
  // The timer also keeps us alive while `main` only waits for the signal.
  const watch = setInterval(() => {
    if (isChild && process.ppid !== parent) controller.abort();
  }, parentCheckMs);
  try {
    return await main(controller.signal);
  } finally {
    clearInterval(watch);
  }
}

/**
 * Runs a script's `main` on the Node that the lock pins: `prepare` sets up on whatever Node is there, then, if that is
 * another one, the same script runs again on the pinned one.
 * @param {string} script its `import.meta.url`
 * @param {() => Promise<unknown>} prepare set-up that needs no package
 * @param {(args: string[], stop: AbortSignal) => Promise<number>} main gives the exit code
 */
export async function onPinnedNode(script, prepare, main) {
  const args = process.argv.slice(2);
  await runMain(async () => {
    // Compilers unpack and keep parts of themselves: not in the user's folders but in the clone.
    process.env['NODE_COMPILE_CACHE'] = join(cache, 'compiled');
    process.env['SWC_NATIVE_BINDING_CACHE'] = join(cache, 'swc');
    await prepare();
    const node = pinnedNode() ?? process.execPath;
    const env = { ...process.env, [startedByUs]: '1' };
    return untilEnded((stop) =>
      realpathSync(node) === realpathSync(process.execPath)
        ? main(args, stop)
        : runHere(node, [fileURLToPath(script), ...args], { env, stop }),
    );
  });
}
