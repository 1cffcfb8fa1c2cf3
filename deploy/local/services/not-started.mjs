import { readFileSync, statSync } from 'node:fs';
import { Cannot } from '../setup/cannot.mjs';
import { freePort } from './ports.mjs';

/** A port that was free when it was looked for, and was another program's when it was to be listened on. */
export class PortTaken extends Cannot {
  /** @override */
  name = 'PortTaken';
}

/** How PostgreSQL, nats-server, the hub, an adapter and Node itself say that another program listens there. */
const TAKEN = /address already in use|EADDRINUSE|_PORT_IN_USE|WEGMARKE_HUB_HTTP_PORT UNREADABLE/i;

/** A line that says what is wrong: a code or an error with its text, and no place in a program. */
const SAYS = /(?:[A-Z]{2,}_[A-Z_]+|Error|FATAL|error|\[FTL\]).*[:"]/;

/** How often another port is looked for before somebody is told. */
const TRIES = 5;

/** @param {string} log @returns {number} how long it is, so that later only what is new is read */
export const lengthOf = (log) => statSync(log, { throwIfNoEntry: false })?.size ?? 0;

/**
 * What whoever starts a program is told when it ended before it served: one line with what it said, and where the rest stands.
 * @param {string} name of the program
 * @param {string} log
 * @param {number} [from] where in the log this start begins
 * @returns {Cannot} `PortTaken` when another program listens where it should
 */
export function notStarted(name, log, from = 0) {
  const said = saidIn(log, from);
  if (TAKEN.test(said))
    return new PortTaken(
      `${name} did not start: another program took its port at the same moment. End that program, or give another --port.`,
    );
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  const told = (lines.findLast((line) => SAYS.test(line)) ?? lines.at(-1) ?? 'it said nothing').trim();
  const more = `Mend that and start again; all it said stands in ${log}.`;
  return new Cannot(`${name} did not start: ${told.replace(/[.;]?$/, '.')} ${more}`);
}

/** @param {string} log @param {number} from */
function saidIn(log, from) {
  try {
    return readFileSync(log).subarray(from).toString('utf8');
  } catch {
    return '';
  }
}

/**
 * Starts something on the wished port or the next free one, and on another one when somebody else was faster.
 * @template T
 * @param {number | undefined} wished
 * @param {(port: number) => Promise<T>} start fails with `PortTaken` where another program listens
 * @returns {Promise<T>}
 */
export const onFreePort = (wished, start) => unlessTaken(async () => start(await freePort(wished)));

/**
 * Does something anew, which looks for its ports itself, as long as one of them was taken in between.
 * @template T
 * @param {() => Promise<T>} start
 * @param {number} [tries]
 * @returns {Promise<T>}
 */
export async function unlessTaken(start, tries = TRIES) {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof PortTaken) || tries <= 1) throw error;
    return unlessTaken(start, tries - 1);
  }
}

/**
 * Lets a server of our own listen on loopback.
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} name for whoever is told that it cannot
 * @returns {Promise<void>}
 * @throws {PortTaken}
 */
export const listenOn = (server, port, name) =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(isTaken(error) ? notStartedAt(name, port) : error));
    server.listen(port, '127.0.0.1', () => resolve());
  });

/** @param {Error} error */
const isTaken = (error) => 'code' in error && error.code === 'EADDRINUSE';

/** @param {string} name @param {number} port */
const notStartedAt = (name, port) =>
  new PortTaken(
    `${name} did not start: another program took port ${port} at the same moment. End that program, or give another --port.`,
  );
