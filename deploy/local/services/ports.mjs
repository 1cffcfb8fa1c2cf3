import { createServer } from 'node:net';

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

/** Where to look when nobody wishes anything: anywhere, so that two who look at the same time seldom meet. */
const anywhere = () => LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST - TRIES));

/**
 * A port on 127.0.0.1 that is free now: the wished one if it is, else the next free one above it.
 * @param {number} [wished]
 * @returns {Promise<number>}
 */
export async function freePort(wished) {
  const first = wished || anywhere();
  for (let port = first; port < first + TRIES && port <= 65_535; port += 1) {
    if ((await tryPort(port)) !== undefined) return port;
  }
  throw new Error(`No free port on 127.0.0.1 from ${first} on.`);
}
