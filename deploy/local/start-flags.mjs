import { parseArgs } from 'node:util';
import { Cannot } from './setup/cannot.mjs';

/**
 * @typedef {object} Flags
 * @property {boolean} help
 * @property {boolean} fresh throw away what earlier starts left
 * @property {boolean} once run the demonstration to its end, print its totals, end
 * @property {number} port of the page; the services behind it get the next free ones
 * @property {number} natsPort
 * @property {number} postgresPort
 */

/** What `npm start -- --help` prints. */
export const help = `npm start                      run the demonstration; Ctrl-C ends it, its data stay
npm start -- --fresh           throw the data of earlier starts away first
npm start -- --once            run to the end without a terminal; the last line is the totals as JSON
npm start -- --port 8080       the page's port (default 8080); a free one is taken if it is not free
npm start -- --nats-port 4222 --postgres-port 5433

DATABASE_URL=postgres://…       run on that database (an empty one) instead of the embedded PostgreSQL
EVENT_STORE=esdb://…            keep the record in that EventStoreDB; read models and keys stay in PostgreSQL`;

/** @param {string} name @param {string} text @returns {number} */
function portOf(name, text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Cannot(`--${name} is "${text}": give a port from 1 to 65535, or 0 for any free one.`);
}

/**
 * @param {string[]} args
 * @returns {Flags}
 * @throws {Cannot} on an unknown flag or a port that is none
 */
export function readFlags(args) {
  const options = /** @type {const} */ ({
    help: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
    port: { type: 'string', default: '8080' },
    'nats-port': { type: 'string', default: '4222' },
    'postgres-port': { type: 'string', default: '5433' },
  });
  const values = parse(() => parseArgs({ args, options, strict: true }).values);
  return {
    help: values.help,
    fresh: values.fresh,
    once: values.once,
    port: portOf('port', values.port),
    natsPort: portOf('nats-port', values['nats-port']),
    postgresPort: portOf('postgres-port', values['postgres-port']),
  };
}

/**
 * @template T
 * @param {() => T} read
 * @returns {T}
 */
function parse(read) {
  try {
    return read();
  } catch (error) {
    throw new Cannot(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}
