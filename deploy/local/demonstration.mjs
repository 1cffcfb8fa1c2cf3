import { join } from 'node:path';
import { agencies, NETWORK } from './demonstration/agencies.mjs';
import { handOutCases, takeRequestsDown } from './demonstration/hand-out.mjs';
import { openPage } from './demonstration/page.mjs';
import { germanDay } from './demonstration/german-day.mjs';
import { GENERATED, generatedNetwork } from './demonstration/generated-network.mjs';
import { neighbours } from './demonstration/networks.mjs';
import { personasData } from './demonstration/personas-data.mjs';
import { boardReader } from './demonstration/steering-board.mjs';
import { CLOSES_AFTER_S, playSteering } from './demonstration/steering-story.mjs';
import { signerOf, toolOf } from './demonstration/steering-tools.mjs';
import { demo, playStory } from './demonstration/story.mjs';
import { totals } from './demonstration/totals.mjs';
import { startNetwork } from './network/network.mjs';
import { freePort } from './services/ports.mjs';
import { Cannot } from './setup/cannot.mjs';
import { step } from './setup/progress.mjs';

/**
 * Runs the demonstration on services that are already up, until it is through (`--once`) or `stop` aborts.
 * @param {object} on
 * @param {string} on.node path of the pinned Node, for the product's own processes
 * @param {string} on.databaseUrl
 * @param {string} [on.eventStore] `esdb://…`; PostgreSQL when absent
 * @param {string} on.natsServer path of the broker's program
 * @param {string} on.dir what is kept between starts
 * @param {import('./start-flags.mjs').Flags} on.flags
 * @param {AbortSignal} on.stop Ctrl-C, or whoever started us is gone
 * @returns {Promise<number>} the exit code
 */
export async function runDemonstration({ node, databaseUrl, eventStore, natsServer, dir, flags, stop }) {
  // Its port is ours from now on: the others take theirs above it, and are told from where they may be called.
  const page = flags.once ? undefined : await openPage(flags.port);
  try {
    return await runBeside(page, { node, databaseUrl, eventStore, natsServer, dir, flags, stop });
  } finally {
    await page?.stop();
  }
}

/**
 * @param {Awaited<ReturnType<typeof openPage>> | undefined} page none with `--once`
 * @param {Parameters<typeof runDemonstration>[0]} on
 * @returns {Promise<number>} the exit code
 */
async function runBeside(page, { node, databaseUrl, eventStore, natsServer, dir, flags, stop }) {
  const startedAt = performance.now();
  const port = page?.port ?? (await freePort(flags.port));
  const network = await startNetwork({
    node,
    dir,
    databaseUrl,
    ...(eventStore !== undefined && { eventStore }),
    natsServer,
    network: NETWORK,
    agreementFile: join(demo, 'agreement.yaml'),
    agencies: agencies(),
    neighbours: [...neighbours(), ...(flags.once ? [] : [generatedNetwork(dir, germanDay())])],
    origin: `http://127.0.0.1:${port}`,
    withPages: !flags.once,
    env: (who) =>
      who === 'hub' && !flags.once ? { WEGMARKE_HUB_STEERING_EVERY_SECONDS: String(CLOSES_AFTER_S) } : {},
    ports: { nats: flags.natsPort, hub: port + 1, desks: port + 2, pages: port + PAGES_FROM },
    step,
  });
  const desks = Object.values(network.agencies);
  const everybody = { ...network.agencies, ...toldOf(network.neighbours) };
  try {
    if (page !== undefined) {
      const data = () => personasData(network);
      page.show({ data, desks: Object.values(everybody).map(({ deskUrl }) => deskUrl) });
      console.log(
        `\n  Begin: ${page.url}   who can log in as whom, and what to try\n  Hub:   ${network.hubUrl}/openapi.json\n  Ctrl-C ends it; the data stay.\n`,
      );
    }
    const gone = anyEnds({ 'The hub': network.hub, 'The process of the adapters': network.adapters }, dir);
    const say = (/** @type {string} */ text) => console.log(`· ${text}`);
    await Promise.race([playStory({ agencies: everybody, dir, stop, say }), gone]);
    if (stop.aborted) return INTERRUPTED;
    if (!flags.once) {
      await handOutCases(everybody);
      await takeRequestsDown(network.agencies);
    }
    const once = await totals({
      desks,
      neighbours: Object.values(toldOf(network.neighbours)),
      networks: [NETWORK, ...neighbours().map((one) => one.network)],
      databaseUrl,
      startedAt,
    });
    if (flags.once) console.log(JSON.stringify(once));
    else {
      console.log(
        `· The story is told: ${once.recorded} events recorded, ${once.released} disclosed, ${once.lost} lost.`,
      );
      // Beside what somebody looks at already: it begins when the hub has closed its first quarter.
      const steered = playSteering({
        dir,
        board: boardReader(network.hubUrl, GENERATED),
        tool: toolOf(node, dir),
        sign: signerOf(node),
        today: germanDay,
        stop,
      }).then(
        () => say('The steering group has decided: see its page.'),
        (error) => say(`What the steering group decides was not played to its end: ${String(error)}`),
      );
      await Promise.race([aborted(stop), gone]);
      await steered;
    }
    return once.lost === 0 ? 0 : 1;
  } finally {
    await network.stop();
  }
}

/**
 * Those of other networks of whom the story tells; what is generated goes on beside it, and nobody waits for it.
 * @param {import('./network/network.mjs').LocalNetwork['neighbours']} beyond
 */
const toldOf = (beyond) =>
  Object.fromEntries(Object.entries(beyond).filter(([name]) => !name.startsWith(`${GENERATED}-`)));

/** From how far above the landing page's port the log-in service and the pages of the agencies take theirs. */
const PAGES_FROM = 20;

/** Exit code of a program that was ended by Ctrl-C. */
const INTERRUPTED = 130;

/**
 * Fails when one of the processes ends; whoever ends them in order does not listen any more.
 * @param {Record<string, import('./network/processes.mjs').Process>} processes
 * @param {string} dir
 * @returns {Promise<never>}
 */
function anyEnds(processes, dir) {
  const ends = Object.entries(processes).map(async ([name, { ended }]) => {
    await ended;
    throw new Cannot(`${name} ended unasked; the logs in ${dir} say why. The data are kept: start again.`);
  });
  const first = Promise.race(ends);
  for (const end of [...ends, first]) end.catch(() => {});
  return first;
}

/** @param {AbortSignal} stop @returns {Promise<void>} */
const aborted = (stop) =>
  new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
