import { JoseNoteSigner, JoseSealer, OfficerTokens, ReadTokens } from '#jose';
import { AgencyLink, connectBroker } from '#nats';
import type { Clock, Ids } from '#ports';
import type { AdapterConfig } from '../config/adapter-config.ts';
import { serveDesk } from '../desk/server.ts';
import type { PagesSecrets, PagesSetup, RunningPages } from '../pages/serve-pages.ts';
import { builtPages, servePages } from '../pages/serve-pages.ts';
import { Ticks } from '../desk/ticks.ts';
import { HubReads } from '../hub/hub-reads.ts';
import { WayOut } from '../hub/way-out.ts';
import { Feed } from '../sink/feed.ts';
import type { AdapterLog } from './adapter-log.ts';
import { errorFields, Trouble } from './adapter-log.ts';
import type { AgencyFiles } from './agency-files.ts';
import { readAgencyFiles } from './agency-files.ts';
import type { AgencyStatus } from './agency-status.ts';
import { agencyStatus } from './agency-status.ts';
import { agencyShown, deskRoutes } from './desk-routes.ts';
import { deskFault } from './desk-fault.ts';
import { Exchange } from './exchange.ts';
import { holdDataFolder } from './folder-hold.ts';
import { Importing } from './importing.ts';
import { closeMemory, openMemory } from './memory.ts';
import { ledgerStatus } from '../witness/ledger-report.ts';

/** What an agency's adapter is given from outside. */
export interface AgencyTools {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: AdapterLog;
}

/** One agency's adapter at work. */
export interface RunningAgency {
  readonly network: string;
  readonly agency: string;
  /** Address of its desk on loopback. */
  readonly deskUrl: string;
  /** Address of the pages of its staff, if it has any. */
  readonly pagesUrl?: string;
  status(): AgencyStatus;
  /** Ends what is under way and closes; whatever was not finished goes on at the next start. */
  stop(): Promise<void>;
}

/** Starts one agency's adapter: import, exchange with the hub, sink, desk. Throws `FilesInvalid` with all faults at once. */
export async function startAgency(config: AdapterConfig, tools: AgencyTools): Promise<RunningAgency> {
  const files = readAgencyFiles(config);
  const hold = holdDataFolder(config.dataFolder);
  try {
    const running = await startHeld(config, files, tools);
    return { ...running, stop: () => running.stop().finally(() => hold.release()) };
  } catch (error) {
    hold.release();
    throw error;
  }
}

async function startHeld(
  config: AdapterConfig,
  files: AgencyFiles,
  { clock, ids, log }: AgencyTools,
): Promise<RunningAgency> {
  const { network, agency } = config;
  const sealer = new JoseSealer(files.keys);
  const memory = openMemory(config, files.secret, sealer, clock);
  const signedAgain = memory.reSigning.atStart();
  if (signedAgain > 0) log.note('signed-again', { count: signedAgain });
  const forGoneSinks = memory.queue.dropForGoneSinks(clock.now());
  if (forGoneSinks > 0) log.note('dropped', { code: 'SINK_GONE', count: forGoneSinks });
  const tokens = new ReadTokens(files.keys, clock, ids);
  const wayOut = new WayOut(files.wayOut);
  const reads = new HubReads({
    address: config.hub.http,
    network,
    agency,
    sealer,
    hubKeys: files.hubKeys.signing,
    clock,
    tokens,
    officerTokens: new OfficerTokens(files.keys, clock, ids),
    fetch: wayOut.fetch,
  });
  const ticks = new Ticks();
  const trouble = new Trouble(log, 'broker-trouble');
  const report = (error: Error): void => trouble.is(error);
  const name = `adapter ${network} ${agency}`;
  const broker = connectBroker({
    url: config.hub.nats,
    nkeySeed: files.nkeySeed,
    name,
    report,
    ...(files.wayOut.ca !== undefined && { ca: files.wayOut.ca }),
    openWebSocket: wayOut.openWebSocket,
  });
  broker.onState((state) => {
    if (state === 'online') trouble.isOver();
  });
  const importing = new Importing({ config, mapping: files.mapping, memory, clock, log });
  let deskUrl = '';
  const feed = new Feed({
    ...config,
    journal: memory.journal,
    clock,
    log,
    random: Math.random,
    deskUrl: () => deskUrl,
  });
  const exchange = new Exchange({
    config,
    memory,
    sealer,
    hubKeys: files.hubKeys,
    noteSigner: new JoseNoteSigner(files.keys),
    reads,
    clock,
    log,
    link: new AgencyLink(broker, { network, agency }, report),
    agreementKnown: () => importing.start(exchange),
    changed: () => {
      ticks.tick();
      feed.delivering.ring();
    },
  });
  const status = (): AgencyStatus =>
    agencyStatus(memory.outbox.counts(), {
      received: memory.inbox.count(),
      proposals: memory.inbox.proposals(),
      connected: exchange.online,
      signingKey: { kid: sealer.publicKeys.signing[0]?.kid ?? '', refused: exchange.isKeyRefused },
      storageFull: memory.journal.isFull,
      paused: memory.outbox.pause.present !== undefined,
      calm: exchange.calm && importing.quiet && feed.delivering.calm,
      rounds: Math.min(exchange.rounds, importing.rounds),
      ledger: ledgerStatus(memory.ledger),
    });
  const replay = (since: string): void => {
    const failed = (error: unknown): void => log.note('replay-failed', errorFields(error));
    exchange.replay(since).catch(failed);
  };
  const routes = deskRoutes({
    network,
    agency,
    memory,
    reads,
    hubUrl: config.hub.http,
    hubPages: config.hub.pages ?? config.hub.http,
    sealer,
    ticks,
    officers: config.desk.officers,
    hubKeys: files.hubKeys.signing,
    clock,
    ids,
    status,
    replay,
    receipts: exchange.receipts,
    ring: () => exchange.loops.pump.ring(),
    feed,
    claim: () => exchange.loops.claims.ring(),
    importNow: () => importing.ring(),
    push: importing.push,
  });
  const fault = (error: unknown): void => log.note('desk-fault', errorFields(error));
  const giveUp = async (): Promise<void> => {
    await broker.close();
    await wayOut.close();
    closeMemory(memory);
  };
  const desk = await serveDesk({ ...config.desk, token: files.deskToken, routes, fault }).catch(
    async (error: unknown) => {
      await giveUp();
      throw deskFault('desk', config.desk, error);
    },
  );
  const pages = await openPages(config, files, {
    network,
    agency,
    folder: builtPages,
    routes,
    clock,
    fault,
    secret: files.secret,
    about: () => agencyShown(memory, agency),
    note: (event, fields) => log.note(event, { ...fields }),
  }).catch(async (error: unknown) => {
    await desk.close();
    await giveUp();
    throw error;
  });
  deskUrl = desk.url;
  exchange.start();
  feed.delivering.start();
  return {
    network,
    agency,
    deskUrl: desk.url,
    ...(pages && { pagesUrl: pages.address }),
    status,
    stop: async () => {
      await pages?.close();
      await desk.close();
      await importing.stop();
      await exchange.loops.stop();
      await feed.delivering.stop();
      await broker.close();
      await wayOut.close();
      closeMemory(memory);
    },
  };
}

/** The pages, where the configuration has a section for them. Throws `FilesInvalid` when they cannot listen. */
async function openPages(
  { pages: config }: AdapterConfig,
  { pages: secrets }: AgencyFiles,
  parts: Omit<PagesSetup, 'config' | keyof PagesSecrets>,
): Promise<RunningPages | undefined> {
  if (config === undefined || secrets === undefined) return undefined;
  try {
    return await servePages({ ...parts, ...secrets, config });
  } catch (error) {
    throw deskFault('pages', config, error);
  }
}
