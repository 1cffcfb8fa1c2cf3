import { join } from 'node:path';
import { startServing } from '../services/child.mjs';
import { lengthOf, notStarted } from '../services/not-started.mjs';
import { programsIn } from './programs.mjs';

/**
 * One of the product's own processes.
 * @typedef {object} Process
 * @property {number} pid changes with `start`
 * @property {() => Promise<void>} stop in order (SIGTERM)
 * @property {() => Promise<void>} kill at once (SIGKILL)
 * @property {() => Promise<void>} start again, with the same settings; settles when it serves
 * @property {Promise<void>} ended settles when the present process is gone, however it went
 */

/** How long the hub, and the adapter of one agency, may take to begin on a slow machine, counted from its own start. */
const SERVES_WITHIN_MS = 60_000;

/** So much longer for each further agency in the same process: they are started one after the other. */
const FURTHER_AGENCY_MS = 5_000;

/** The hub and adapters need this long at most for their own orderly end. */
const PATIENCE_MS = 30_000;

/**
 * @param {{ node: string, args: string[], env: NodeJS.ProcessEnv, log: string, name: string, patienceMs?: number,
 *   serves: () => Promise<boolean> }} what
 * @returns {Promise<Process>}
 */
async function startProcess({ node, args, env, log, name, serves, patienceMs = SERVES_WITHIN_MS }) {
  const launch = async () => {
    const what = { name, file: node, args, log, endSignal: /** @type {const} */ ('SIGTERM'), env };
    const from = lengthOf(log);
    const started = await startServing({ ...what, serves, patienceMs });
    if (started === undefined) throw notStarted(name, log, from);
    return started;
  };
  let child = await launch();
  return {
    get pid() {
      return child.pid;
    },
    get ended() {
      return child.ended;
    },
    stop: () => child.end('SIGTERM', PATIENCE_MS),
    kill: () => child.end('SIGKILL', 0),
    async start() {
      if (!child.isRunning()) child = await launch();
    },
  };
}

/**
 * Only what a process needs: nothing of ours (npm's settings, other tokens) leaks into it. What it compiles it finds again at
 * its next start, in the folder that the npm scripts name for that.
 */
function bareEnvironment() {
  const compiled = process.env['NODE_COMPILE_CACHE'];
  return {
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    ...(compiled !== undefined && { NODE_COMPILE_CACHE: compiled }),
  };
}

/** @param {string} url @param {Record<string, string>} [headers] @returns {Promise<boolean>} */
async function answers(url, headers = {}) {
  try {
    return (await fetch(url, { headers, signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/**
 * On a large machine Node lets garbage lie until it fills hundreds of megabytes. What the hub keeps does not grow with the
 * record (docs/how-to/configure-the-hub.md), so it is held to that.
 */
const HEAP = ['--max-semi-space-size=8', '--max-old-space-size=256'];

/**
 * What a hub is set up with; the operator's tool reads the same.
 * @param {object} of
 * @param {number} of.port
 * @param {string} of.databaseUrl
 * @param {string} [of.eventStore] `esdb://…`; PostgreSQL when absent
 * @param {string} of.natsUrl
 * @param {import('./hub-keys.mjs').HubKeys} of.keys
 * @param {string} of.networkFile
 * @param {Record<string, string>} [of.pages] variables of its pages
 * @returns {Record<string, string>}
 */
export const hubVariables = ({ port, databaseUrl, eventStore, natsUrl, keys, networkFile, pages }) => ({
  ...pages,
  WEGMARKE_HUB_DATABASE_URL: databaseUrl,
  ...(eventStore !== undefined && { WEGMARKE_HUB_EVENT_STORE: eventStore }),
  WEGMARKE_HUB_NATS_URL: natsUrl,
  WEGMARKE_HUB_NATS_SEED_FILE: keys.seedFile,
  WEGMARKE_HUB_KEY_FILE: keys.keyFile,
  WEGMARKE_HUB_KEK_FILE: keys.kekFile,
  ...(keys.metricsTokenFile !== undefined && { WEGMARKE_HUB_METRICS_TOKEN_FILE: keys.metricsTokenFile }),
  WEGMARKE_HUB_NETWORK_FILES: networkFile,
  WEGMARKE_HUB_HTTP_PORT: String(port),
});

/**
 * @param {object} of
 * @param {string} of.node
 * @param {string} of.dir
 * @param {number} of.port
 * @param {string} of.databaseUrl
 * @param {string} [of.eventStore]
 * @param {string} of.natsUrl
 * @param {import('./hub-keys.mjs').HubKeys} of.keys
 * @param {string} of.networkFile
 * @param {string} [of.dist] folder of the compiled product
 * @param {Record<string, string>} [of.pages] variables of its pages
 * @param {NodeJS.ProcessEnv} [of.env] beside its own settings
 * @param {string} [of.log] file of the log
 * @returns {Promise<Process>}
 */
export function startHub(of) {
  const { node, dir, port, dist, env, log } = of;
  return startProcess({
    name: 'The hub',
    node,
    args: ['--enable-source-maps', ...HEAP, programsIn(dist).hub],
    log: log ?? join(dir, 'hub.log'),
    env: {
      ...bareEnvironment(),
      ...env,
      ...hubVariables(of),
    },
    serves: () => answers(`http://127.0.0.1:${port}/health/ready`),
  });
}

/**
 * One process that hosts the adapters of all these agencies, each with its own key, database and broker account.
 * @param {object} of
 * @param {string} of.node
 * @param {string} of.dir
 * @param {readonly import('./network.mjs').LocalAgency[]} of.agencies
 * @param {string} [of.dist] folder of the compiled product
 * @param {NodeJS.ProcessEnv} [of.env] beside its own settings
 * @returns {Promise<Process>}
 */
export function startAdapters({ node, dir, agencies, dist, env }) {
  return startProcess({
    name: 'The process of the adapters',
    node,
    args: [
      '--no-warnings',
      '--enable-source-maps',
      programsIn(dist).adapter,
      ...agencies.map(({ folder }) => join(folder, 'config.yaml')),
    ],
    log: join(dir, 'adapters.log'),
    env: { ...bareEnvironment(), ...env },
    patienceMs: SERVES_WITHIN_MS + FURTHER_AGENCY_MS * (agencies.length - 1),
    async serves() {
      // The last one first: they are started in order, and each question takes time from the start.
      for (const { deskUrl, deskToken } of agencies.toReversed())
        if (!(await answers(`${deskUrl}/desk/agency`, { authorization: `Bearer ${deskToken}` })))
          return false;
      return true;
    },
  });
}
