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

/**
 * A port on 127.0.0.1 that is free now: the wished one if it is, else any.
 * @param {number} [wished]
 * @returns {Promise<number>}
 */
export async function freePort(wished) {
  const port = (wished ? await tryPort(wished) : undefined) ?? (await tryPort(0));
  if (port === undefined) throw new Error('No free port on 127.0.0.1.');
  return port;
}
