import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unlessTaken } from '../services/not-started.mjs';
import { freePort } from '../services/ports.mjs';
import { startNats } from '../services/nats.mjs';
import { agencyFolders } from './agency-files.mjs';
import { configure, configureNeighbours } from './configured.mjs';
import { hubKeys } from './hub-keys.mjs';
import { layPages } from './pages.mjs';
import { folderOf, neighbour, neighboursFolder, urlOn } from './places.mjs';
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
 * @property {Readonly<Record<string, LocalAgency>>} neighbours agencies of the other networks, as `<network>-<agency>`
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
 * @typedef {object} NetworkPlan
 * @property {string} network
 * @property {string} agreementFile
 * @property {readonly { agency: string, mappingFile: string, configTemplate: string }[]} agencies
 * @property {boolean} [hasPages] whether its agencies get pages beside those of the first network
 * @property {boolean} [hasSteering] whether the steering group's persona sees its board
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
 * @property {readonly NetworkPlan[]} [neighbours] further networks at the same hub
 * @property {string} [origin] of the page that may call the desks
 * @property {{ nats?: number, hub?: number, desks?: number, pages?: number }} [ports] wished ones; the next free ones are taken
 * @property {boolean} [withPages] pages of hub and agencies, with a log-in service for the demonstration's personas
 * @property {string} [dist] folder of the compiled product; the clone's own, or that of WEGMARKE_DIST, when absent
 * @property {typeof import('../setup/progress.mjs').step} [step] tells somebody who waits what is being done; nobody when absent
 * @property {(who: 'hub' | 'adapters') => NodeJS.ProcessEnv} [env] of each beside its own settings
 * @property {(who: 'hub' | 'adapters', url: string) => string | Promise<string>} [brokerFor] under which address each
 *   finds the broker, if not under its own
 */

/**
 * Makes what is missing (keys, accounts), starts broker, hub and adapters, and waits until they serve. When one of them
 * does not, those that do are ended again; when another program took a port in between, all begin anew on other ones.
 * @param {Plan} plan
 * @returns {Promise<LocalNetwork>}
 */
export const startNetwork = (plan) => unlessTaken(() => startOnce(plan));

/** @param {Plan} plan @returns {Promise<LocalNetwork>} */
async function startOnce(plan) {
  const running = new AsyncDisposableStack();
  try {
    const parts = await startParts(plan, running);
    return { ...parts, stop: () => running.disposeAsync() };
  } catch (error) {
    await running.disposeAsync();
    throw error;
  }
}

/**
 * @param {Plan} plan
 * @param {AsyncDisposableStack} running gets what must be ended, in the order of the start; it ends the last one first
 * @returns {Promise<Omit<LocalNetwork, 'stop'>>}
 */
async function startParts(plan, running) {
  const { step = untold } = plan;
  const laid = await step('make the keys of hub and agencies', () => lay(plan));
  const nats = await step('start the message broker', () =>
    startNats({
      configText: laid.brokerConfig,
      dir: join(plan.dir, 'nats'),
      bin: plan.natsServer,
      ...(plan.ports?.nats !== undefined && { port: plan.ports.nats }),
    }),
  );
  running.defer(() => nats.stop());
  const brokerFor = plan.brokerFor ?? ((_who, url) => url);
  const natsUrl = await brokerFor('adapters', nats.url);
  const hubPort = await freePort(plan.ports?.hub);
  const hubUrl = urlOn(hubPort);
  const pages = plan.withPages === true ? await pagesOf(plan, hubUrl) : undefined;
  running.defer(async () => pages?.logIn.stop());
  const hubSettings = {
    node: plan.node,
    dir: plan.dir,
    databaseUrl: plan.databaseUrl,
    eventStore: plan.eventStore,
    natsUrl: await brokerFor('hub', nats.url),
    keys: laid.hub,
    networkFile: laid.networkFiles.join(','),
    dist: plan.dist,
    env: plan.env?.('hub'),
    pages: pages?.hubVariables,
  };
  const hub = await step('start the hub', () => startHub({ ...hubSettings, port: hubPort }));
  running.defer(() => hub.stop());
  forTheTool(join(plan.dir, 'hub', 'env'), hubVariables({ ...hubSettings, port: hubPort }));
  const agencies = await configure(plan, { natsUrl, hubUrl, hubKeysFile: laid.hub.publicKeyFile, pages });
  const neighbours = await configureNeighbours(plan, {
    natsUrl,
    hubUrl,
    hubKeysFile: laid.hub.publicKeyFile,
    pages,
  });
  const hosted = [...Object.values(agencies), ...Object.values(neighbours)];
  const elsewhere = Object.keys(neighbours).length;
  const beside = elsewhere === 0 ? '' : `, ${elsewhere} of them in other networks`;
  const adapters = await step(`start the adapters of ${hosted.length} agencies${beside}`, () =>
    startAdapters({
      node: plan.node,
      dir: plan.dir,
      agencies: hosted,
      dist: plan.dist,
      env: plan.env?.('adapters'),
    }),
  );
  running.defer(() => adapters.stop());
  return {
    hubUrl,
    nats,
    hub,
    adapters,
    agencies,
    neighbours,
    hubKeys: laid.hub,
    ...(pages && { pages }),
    async anotherHub() {
      const port = await freePort();
      const log = join(plan.dir, `hub-${port}.log`);
      return { url: urlOn(port), process: await startHub({ ...hubSettings, port, log }) };
    },
  };
}

/** @type {typeof import('../setup/progress.mjs').step} */
const untold = (_title, work) => work();

/** @param {Plan} plan @param {string} hubUrl */
const pagesOf = ({ dir, network, agencies, neighbours = [], ports }, hubUrl) =>
  layPages({
    dir,
    hubUrl,
    // Those with a board of their own come first: the demonstration's own network has too few cases for one.
    steered: [...neighbours.filter(({ hasSteering }) => hasSteering).map((one) => one.network), network],
    agencies: [
      ...agencies.map(({ agency }) => ({ id: agency, folder: folderOf(dir, agency) })),
      ...neighbours
        .filter(({ hasPages }) => hasPages)
        .flatMap((one) =>
          one.agencies.map(({ agency }) => ({
            id: neighbour(one.network, agency),
            folder: neighboursFolder(dir, one.network, agency),
          })),
        ),
    ],
    ...(ports?.pages !== undefined && { firstPort: ports.pages }),
  });

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
async function lay(plan) {
  const { brokerConfig } = await import('#nats');
  const { node, dist, dir, neighbours = [] } = plan;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const hub = await hubKeys(join(dir, 'hub'));
  const places = [
    ...placesOf(plan, (agency) => folderOf(dir, agency)),
    ...neighbours.flatMap((one) => placesOf(one, (agency) => neighboursFolder(dir, one.network, agency))),
  ];
  const parts = await agencyFolders({ node, dist, places });
  const networkFiles = [
    defineNetwork(join(dir, 'hub', 'network.json'), plan, parts),
    ...neighbours.map((one) => defineNetwork(join(dir, 'hub', `network-${one.network}.json`), one, parts)),
  ];
  const accounts = parts.map(({ network, agency, nkey }) => ({ network, agency, nkeyPublic: nkey }));
  const config = brokerConfig({ hub: { nkeyPublic: hub.nkeyPublic }, agencies: accounts });
  return { hub, networkFiles, brokerConfig: config };
}

/**
 * @param {NetworkPlan} of
 * @param {(agency: string) => string} folder
 */
const placesOf = ({ network, agencies }, folder) =>
  agencies.map(({ agency, mappingFile }) => ({ network, agency, folder: folder(agency), mappingFile }));

/**
 * Writes the definition of a network for the hub.
 * @param {string} file
 * @param {NetworkPlan} of
 * @param {readonly import('./agency-files.mjs').PublicPart[]} parts of all networks' agencies
 * @returns {string} the file
 */
function defineNetwork(file, { network, agreementFile }, parts) {
  const parties = parts
    .filter((part) => part.network === network)
    .map(({ agency, keys, nkey }) => ({ agency, keys, brokerKey: nkey }));
  writeFileSync(file, JSON.stringify({ network, agreement: agreementFile, parties }, null, 2));
  return file;
}
