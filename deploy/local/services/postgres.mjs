import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Cannot } from '../setup/cannot.mjs';
import { onPath, run, tail } from '../setup/command.mjs';
import { startServing } from './child.mjs';
import { lengthOf, notStarted, onFreePort, PortTaken } from './not-started.mjs';
import { until } from './until.mjs';

/**
 * A running PostgreSQL. `stop` ends it in order, `kill` with SIGKILL as a power cut would; after either, `start`
 * brings it back on the same port with the same data.
 * @typedef {object} Postgres
 * @property {string} url of the database `postgres`, with the password
 * @property {number} port
 * @property {string} data folder of its files
 * @property {number} pid of the running server; changes with `start`
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill
 * @property {() => Promise<void>} start
 */

const user = 'wegmarke';

/**
 * PostgreSQL refuses to run as root. A user namespace in which we are somebody else needs no system user and keeps
 * our rights to a clone that only root may enter.
 * @param {string} program
 * @param {string[]} args
 * @returns {{ file: string, args: string[] }}
 */
function asNobodySpecial(program, args) {
  if (process.getuid?.() !== 0) return { file: program, args };
  const unshare = onPath('unshare');
  if (unshare === undefined)
    throw new Cannot('PostgreSQL cannot run as root here: install util-linux (unshare).');
  return { file: unshare, args: ['--user', '--map-user=1000', '--map-group=1000', program, ...args] };
}

/**
 * @param {string} bin
 * @param {string} dir
 * @param {readonly string[]} special
 * @returns {Promise<string>} the password, made with the data folder
 */
async function initialise(bin, dir, special) {
  const passwordFile = join(dir, 'password');
  if (existsSync(join(dir, 'data', 'PG_VERSION'))) return readFileSync(passwordFile, 'utf8');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const fresh = join(dir, 'initialising');
  rmSync(fresh, { recursive: true, force: true });
  const args = [
    '-D',
    fresh,
    '-U',
    user,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--no-locale',
    '-E',
    'UTF8',
    ...special,
  ];
  const initdb = asNobodySpecial(join(bin, 'initdb'), args);
  const { code, output } = await run(initdb.file, initdb.args);
  if (/^unshare:/m.test(output))
    throw new Cannot(
      'PostgreSQL does not run as root, and this machine allows no user namespaces: run it as an ordinary user.',
    );
  if (code !== 0) throw new Error(`initdb failed: ${tail(output)}`);
  renameSync(fresh, join(dir, 'data')); // So that a start cut short leaves no half data folder.
  return password;
}

/** @param {number} pid @returns {boolean} whether a process of that number is a PostgreSQL server, as far as we can tell */
function isPostgres(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .some((word) => basename(word) === 'postgres');
  } catch {
    return !existsSync('/proc/self');
  }
}

/**
 * After a power cut the lock file stays, and its number may by now be another process's.
 * @param {string} lockFile
 * @throws {Cannot} when the data are really in use
 */
function removeStaleLock(lockFile) {
  if (!existsSync(lockFile)) return;
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0]);
  if (isPostgres(pid))
    throw new Cannot(
      `The PostgreSQL data are in use by process ${pid}: end the other run in this clone first.`,
    );
  rmSync(lockFile);
}

/** The server writes its state into the eighth line of its lock file. @param {string} lockFile @param {number} pid */
async function isReady(lockFile, pid) {
  const lines = (await readFile(lockFile, 'utf8').catch(() => '')).split('\n');
  // In a user namespace the number is the same, as only the user is mapped.
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/** @param {number} port @param {string} data */
const serverArgs = (port, data) => {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'on',
    synchronous_commit: 'on',
    max_connections: 200,
    log_min_messages: 'warning',
    // Statements and their values never reach the log, as they could carry what is sealed elsewhere.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: 0,
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
};

/**
 * Starts a server, waits until it takes connections.
 * @param {{ bin: string, data: string, port: number, log: string }} server
 */
async function launch({ bin, data, port, log }) {
  const lockFile = join(data, 'postmaster.pid');
  // Just after a kill the old server's children may still be leaving and hold its memory; then the start fails at once.
  return until(
    'PostgreSQL to start (its log says more)',
    async () => {
      removeStaleLock(lockFile);
      const command = asNobodySpecial(join(bin, 'postgres'), serverArgs(port, data));
      const serves = (/** @type {number} */ pid) => isReady(lockFile, pid);
      const from = lengthOf(log);
      const started = await startServing({
        name: 'PostgreSQL',
        ...command,
        log,
        endSignal: 'SIGINT',
        serves,
      });
      const why = started === undefined ? notStarted('PostgreSQL', log, from) : undefined;
      if (why instanceof PortTaken) throw why;
      return started;
    },
    10_000,
  );
}

/**
 * A real PostgreSQL 18 on 127.0.0.1, durable (fsync on), with a password of its own; it ends when we end.
 * @param {{ dir: string, bin: string, port?: number, log?: string, initdb?: readonly string[] }} options `dir` keeps the
 *   data, the password and the log between runs; `bin` is the folder of the programs; without a free wished `port`
 *   another one is taken; `initdb` gets what is special about the data folder
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ dir, bin, port: wished, log, initdb = [] }) {
  const home = resolve(dir);
  const password = await initialise(bin, home, initdb);
  const place = { bin, data: join(home, 'data'), log: log ?? join(home, 'server.log') };
  const first = await onFreePort(wished, async (port) => {
    const server = { ...place, port };
    return { server, child: await launch(server) };
  });
  const { server } = first;
  const { port } = server;
  let { child } = first;
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${port}/postgres`,
    port,
    data: server.data,
    get pid() {
      return child.pid;
    },
    stop: () => child.end('SIGINT', 10_000),
    kill: () => child.end('SIGKILL', 0),
    async start() {
      if (!child.isRunning()) child = await launch(server);
    },
  };
}

/**
 * Makes a database if there is none of that name.
 * @param {string} url of any database of the server
 * @param {string} name small letters, digits and `_`
 * @returns {Promise<string>} the database's own URL
 */
export async function createDatabase(url, name) {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`Not a database name: ${name}`);
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}
