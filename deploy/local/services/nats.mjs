import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join, resolve } from 'node:path';
import { startServing } from './child.mjs';
import { lengthOf, notStarted, onFreePort } from './not-started.mjs';

/**
 * A running broker. `stop` ends it in order, `kill` with SIGKILL; after either, `start` brings it back on the same
 * port. `wipe` is the disaster: killed, its whole store deleted, started again.
 * @typedef {object} Nats
 * @property {string} url
 * @property {number} port
 * @property {number} pid of the running server; changes with `start` and `wipe`
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill
 * @property {() => Promise<void>} start
 * @property {() => Promise<void>} wipe
 */

/** @param {number} port @returns {Promise<boolean>} whether a NATS server greets there */
const greets = (port) =>
  new Promise((answered) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const answer = (/** @type {boolean} */ value) => {
      socket.destroy();
      answered(value);
    };
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
    socket.once('data', (chunk) => answer(chunk.toString().startsWith('INFO ')));
  });

/**
 * A real nats-server on 127.0.0.1 with JetStream on disk; it ends when we end.
 * @param {{ configText: string, dir: string, bin: string, port?: number, log?: string }} options `configText` says who
 *   may do what (accounts, limits); address, port and store are ours. `dir` keeps configuration, store and log
 * @returns {Promise<Nats>}
 */
export async function startNats({ configText, dir, bin, port: wished, log }) {
  const home = resolve(dir);
  const store = join(home, 'store');
  const config = join(home, 'nats.conf');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(config, configText, { mode: 0o600 });
  const logFile = log ?? join(home, 'server.log');

  const launch = async (/** @type {number} */ port) => {
    const name = 'nats-server';
    const from = lengthOf(logFile);
    const args = ['-c', config, '-a', '127.0.0.1', '-p', String(port), '-js', '-sd', store];
    const serves = () => greets(port);
    const started = await startServing({ name, file: bin, args, log: logFile, endSignal: 'SIGTERM', serves });
    if (started === undefined) throw notStarted('The message broker', logFile, from);
    return started;
  };
  const first = await onFreePort(wished, async (port) => ({ port, child: await launch(port) }));
  const { port } = first;
  let { child } = first;
  const kill = () => child.end('SIGKILL', 0);
  const start = async () => {
    if (!child.isRunning()) child = await launch(port);
  };
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    get pid() {
      return child.pid;
    },
    stop: () => child.end('SIGTERM', 10_000),
    kill,
    start,
    async wipe() {
      await kill();
      rmSync(store, { recursive: true, force: true });
      await start();
    },
  };
}
