import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../services/ports.mjs';
import { startNats } from '../services/nats.mjs';
import { agencyConfig, agencyFolder } from './agency-files.mjs';
import { hubKeys } from './hub-keys.mjs';
import { layPages } from './pages.mjs';
import { hubVariables, startAdapters, startHub } from './processes.mjs';

/**
 * A whole network on this machine: broker, hub and adapters as processes of their own, each of which can be killed and
 * started again.
 * @typedef {object} LocalNetwork
 * @property {string} hubUrl
 * @property {import('../services/nats.mjs').Nats} nats
 * @property {import('./processes.mjs').Process} hub
 * @property {import('./processes.mjs').Process} adapters
 * @property {Readonly<Record<string, LocalAgency>>} agencies
 * @property {import('./hub-keys.mjs').HubKeys} hubKeys
 * @property {import('./pages.mjs').PagesLaid} [pages]
 * @property {() => Promise<{ url: string, process: import('./processes.mjs').Process }>} anotherHub one more hub on the
 *   same database and broker; whoever starts it stops it
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} LocalAgency
 * @property {string} agency
 * @property {string} folder keys, `exports/`, `sink/events.jsonl`, `data/`
 * @property {string} deskUrl
 * @property {string} deskToken
 * @property {string} [pagesUrl] address of the pages of its staff
 */

/**
 * @typedef {object} Plan
 * @property {string} node path of the pinned Node
 * @property {string} dir everything lies below it
 * @property {string} databaseUrl
 * @property {string} [eventStore] `esdb://…`; PostgreSQL when absent
 * @property {string} natsServer path of the broker's program
 * @property {string} network
 * @property {string} agreementFile
 * @property {readonly { agency: string, mappingFile: string, configTemplate: string }[]} agencies
 * @property {string} [origin] of the page that may call the desks
 * @property {{ nats?: number, hub?: number, desks?: number, pages?: number }} [ports] wished ones; the next free ones are taken
 * @property {boolean} [withPages] pages of hub and agencies, with a log-in service for the demonstration's personas
 * @property {string} [dist] folder of the compiled product; the clone's own, or that of WEGMARKE_DIST, when absent
 * @property {(who: 'hub' | 'adapters') => NodeJS.ProcessEnv} [env] of each beside its own settings
 * @property {(who: 'hub' | 'adapters', url: string) => string | Promise<string>} [brokerFor] under which address each
 *   finds the broker, if not under its own
 */

/**
 * Makes what is missing (keys, accounts), starts broker, hub and adapters, and waits until they serve.
 * @param {Plan} plan
 * @returns {Promise<LocalNetwork>}
 */
export async function startNetwork(plan) {
  const laid = await lay(plan);
  const nats = await startNats({
    configText: laid.brokerConfig,
    dir: join(plan.dir, 'nats'),
    bin: plan.natsServer,
    ...(plan.ports?.nats !== undefined && { port: plan.ports.nats }),
  });
  const brokerFor = plan.brokerFor ?? ((_who, url) => url);
  const natsUrl = await brokerFor('adapters', nats.url);
  const hubPort = await freePort(plan.ports?.hub);
  const hubUrl = urlOn(hubPort);
  const pages = plan.withPages === true ? await pagesOf(plan, hubUrl) : undefined;
  const hubSettings = {
    node: plan.node,
    dir: plan.dir,
    databaseUrl: plan.databaseUrl,
    eventStore: plan.eventStore,
    natsUrl: await brokerFor('hub', nats.url),
    keys: laid.hub,
    networkFile: laid.networkFile,
    dist: plan.dist,
    env: plan.env?.('hub'),
    pages: pages?.hubVariables,
  };
  const hub = await startHub({ ...hubSettings, port: hubPort });
  forTheTool(join(plan.dir, 'hub', 'env'), hubVariables({ ...hubSettings, port: hubPort }));
  const agencies = await configure(plan, { natsUrl, hubUrl, hubKeysFile: laid.hub.publicKeyFile, pages });
  const adapters = await startAdapters({
    node: plan.node,
    dir: plan.dir,
    agencies: Object.values(agencies),
    dist: plan.dist,
    env: plan.env?.('adapters'),
  });
  return {
    hubUrl,
    nats,
    hub,
    adapters,
    agencies,
    hubKeys: laid.hub,
    ...(pages && { pages }),
    async anotherHub() {
      const port = await freePort();
      const log = join(plan.dir, `hub-${port}.log`);
      return { url: urlOn(port), process: await startHub({ ...hubSettings, port, log }) };
    },
    async stop() {
      await adapters.stop();
      await hub.stop();
      await nats.stop();
      await pages?.logIn.stop();
    },
  };
}

/** @param {Plan} plan @param {string} hubUrl */
const pagesOf = ({ dir, agencies, ports }, hubUrl) =>
  layPages({
    dir,
    hubUrl,
    agencies: agencies.map(({ agency }) => agency),
    ...(ports?.pages !== undefined && { firstPort: ports.pages }),
  });

/** @param {number} port */
const urlOn = (port) => `http://127.0.0.1:${port}`;

/** @param {string} dir @param {string} agency */
const folderOf = (dir, agency) => join(dir, 'agencies', agency);

/**
 * A file for `set -a; . <file>; set +a`, so that the operator's tool finds this hub.
 * @param {string} file @param {Record<string, string>} variables
 */
function forTheTool(file, variables) {
  const lines = Object.entries(variables).map(
    ([name, value]) => `${name}='${value.replaceAll("'", "'\\''")}'`,
  );
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
}

/** @param {Plan} plan */
async function lay({ node, dir, network, agreementFile, agencies, dist }) {
  const { brokerConfig } = await import('#nats');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const hub = await hubKeys(join(dir, 'hub'));
  const parts = await Promise.all(
    agencies.map(({ agency, mappingFile }) =>
      agencyFolder({ node, network, agency, folder: folderOf(dir, agency), mappingFile, dist }),
    ),
  );
  const networkFile = join(dir, 'hub', 'network.json');
  const parties = parts.map(({ agency, keys, nkey }) => ({ agency, keys, brokerKey: nkey }));
  writeFileSync(networkFile, JSON.stringify({ network, agreement: agreementFile, parties }, null, 2));
  const config = brokerConfig({
    hub: { nkeyPublic: hub.nkeyPublic },
    agencies: parts.map(({ agency, nkey }) => ({ network, agency, nkeyPublic: nkey })),
  });
  return { hub, networkFile, brokerConfig: config };
}

/**
 * @param {Plan} plan
 * @param {{ natsUrl: string, hubUrl: string, hubKeysFile: string, pages: import('./pages.mjs').PagesLaid | undefined }} at
 * @returns {Promise<Record<string, LocalAgency>>}
 */
async function configure({ dir, agencies, origin, ports }, { pages, ...at }) {
  /** @type {Record<string, LocalAgency>} */
  const configured = {};
  // Any free ones when nobody wishes: networks that start side by side would all take the same ones until they listen.
  let next = ports?.desks;
  for (const { agency, configTemplate } of agencies) {
    const folder = folderOf(dir, agency);
    const port = await freePort(next);
    if (next !== undefined) next = port + 1;
    const template = pages === undefined ? configTemplate : `${configTemplate}\n${pages.section(agency)}`;
    agencyConfig(folder, template, { ...at, folder, port, origin: origin ?? 'http://127.0.0.1:8080' });
    const deskToken = readFileSync(join(folder, 'desk.token'), 'utf8').trim();
    const pagesUrl = pages?.addresses[agency];
    configured[agency] = {
      agency,
      folder,
      deskUrl: `http://127.0.0.1:${port}`,
      deskToken,
      ...(pagesUrl !== undefined && { pagesUrl }),
    };
  }
  return configured;
}
