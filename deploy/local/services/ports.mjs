import { createServer } from 'node:net';
import { Cannot } from '../setup/cannot.mjs';

/**
 * @param {number} port 0 for any
 * @returns {Promise<number | undefined>} the port if it could be listened on
 */
const tryPort = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.unref();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });

/** From here up to the range from which the system gives outgoing connections their ports: those may be gone a moment later. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const TRIES = 500;

/** Suites that run side by side each look in a part of their own: what one has found may be listened on only seconds later. */
const PARTS = 4;
const part = Number(process.env['JEST_WORKER_ID'] ?? 0) % PARTS;
const SHARE = (HIGHEST - LOWEST) / PARTS;

/** What was given before is not given again by this process, though nobody may listen on it yet. */
const given = new Set();

/** Where to look when nobody wishes anything: anywhere, so that two who look at the same time seldom meet. */
const anywhere = () => LOWEST + part * SHARE + Math.floor(Math.random() * (SHARE - TRIES));

/**
 * A port on 127.0.0.1 that is free now: the wished one if it is, else the next free one above it.
 * @param {number} [wished]
 * @returns {Promise<number>}
 */
export async function freePort(wished) {
  const first = wished || anywhere();
  for (let port = first; port < first + TRIES && port <= 65_535; port += 1) {
    if (given.has(port) || (await tryPort(port)) === undefined) continue;
    if (wished === undefined) given.add(port);
    return port;
  }
  throw new Cannot(
    `No port on 127.0.0.1 is free from ${first} on, or this user may not listen there: give another --port.`,
  );
}
