import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokerConfig } from '#nats';
import { callDesk, DeskRefusal } from '../../../deploy/local/demonstration/desks.mjs';
import { freePort } from '../../../deploy/local/services/ports.mjs';
import { until } from '../../../deploy/local/services/until.mjs';
import { PARTIES } from '../exports.ts';
import { Ground } from '../ground.ts';
import { TcpProxy } from '../proxy/tcp-proxy.ts';
import { bugOf, onEachLine, TROUBLES } from './connections.ts';
import type { NamedFault } from './named-fault.ts';
import { emptyPage } from './seeded-bugs.ts';

const RUNS = { test: 0, short: 7, long: 70 };
const READS = { test: 0, short: 5, long: 50 };
const READER = 'jobcenter';
const NO_ANSWER = 'no answer';
/** How long a page may be asked for again when nothing is wrong with its line. */
const PAGE_PATIENCE_MS = 60_000;

/** The lines of agencies behind a firewall: the broker by WebSocket, the hub's pages by HTTP. */
interface WebLines {
  readonly webSocket: TcpProxy;
  readonly http: TcpProxy;
}

const linesOf = new WeakMap<Ground, WebLines>();

/** A ground whose adapters reach the broker by WebSocket, each line through a proxy of its own. */
async function overWebSocket(): Promise<Ground> {
  const ground = await Ground.peopled('web_lines');
  const { network } = ground;
  await network.adapters.stop();
  const webSocket = await TcpProxy.before(await listenForWebSockets(ground));
  const http = await TcpProxy.before(Number(new URL(network.hubUrl).port));
  for (const party of PARTIES) {
    const file = join(network.agency(party).folder, 'config.yaml');
    const config = readFileSync(file, 'utf8')
      .replace(/^ {2}nats: .*$/m, `  nats: ws://127.0.0.1:${webSocket.port}`)
      .replace(/^ {2}http: .*$/m, `  http: http://127.0.0.1:${http.port}`);
    writeFileSync(file, config);
  }
  linesOf.set(ground, { webSocket, http });
  await network.adapters.start();
  return ground;
}

/** Gives the broker one more listener; the accounts stay as they are. */
async function listenForWebSockets({ network }: Ground): Promise<number> {
  const { parties } = JSON.parse(readFileSync(join(network.dir, 'hub', 'network.json'), 'utf8')) as {
    readonly parties: readonly { readonly agency: string; readonly brokerKey: string }[];
  };
  const port = await freePort();
  const config = brokerConfig({
    hub: { nkeyPublic: network.hubKeys.nkeyPublic },
    agencies: parties.map(({ agency, brokerKey }) => ({
      network: 'rheine',
      agency,
      nkeyPublic: brokerKey,
    })),
    webSocket: { port },
  });
  await network.nats.stop();
  writeFileSync(join(network.dir, 'nats', 'nats.conf'), config);
  await network.nats.start();
  return port;
}

function webLinesOf(ground: Ground): WebLines {
  const lines = linesOf.get(ground);
  if (lines === undefined) throw new Error('This ground has no WebSocket.');
  return lines;
}

async function putAway(ground: Ground): Promise<void> {
  const { webSocket, http } = webLinesOf(ground);
  await ground.stop();
  await webSocket.close();
  await http.close();
}

/** The lines by which agencies reach the hub through a firewall that lets out only the web. */
export const webLines: readonly NamedFault[] = [
  ...TROUBLES.map((trouble) => ({
    fault: `WebSocket ${trouble.what}`,
    ...bugOf(trouble),
    runs: RUNS,
    ground: overWebSocket,
    sharesGround: true,
    putAway,
    tried: (ground: Ground, runs: number) =>
      onEachLine(ground, runs, [webLinesOf(ground).webSocket], trouble),
  })),
  {
    fault: 'HTTP to the hub reset, cut, slow, half open while a page is read',
    bug: emptyPage,
    runs: READS,
    ground: overWebSocket,
    sharesGround: true,
    putAway,
    async tried(ground, runs) {
      const { http } = webLinesOf(ground);
      for (let run = 0; run < runs; run += 1) {
        const trouble = TROUBLES[run % TROUBLES.length];
        if (trouble === undefined) continue;
        const whole = await answered(ground);
        const [meanwhile] = await Promise.all([
          timeline(ground).catch(noAnswer),
          trouble.make(http, ground.chance),
        ]);
        http.mend();
        const afterwards = await answered(ground);
        // A page tells everything, or says that it cannot: never a part.
        if (afterwards !== whole || (meanwhile !== whole && meanwhile !== NO_ANSWER))
          throw new Error(`A page told something else while its line was ${trouble.what}.`);
        ground.exports.more(ground.exports.people, 1);
        ground.exports.lay();
        await ground.recorded(ground.exports.happenings.length);
      }
    },
  },
];

/** The page over a line that nothing is wrong with. On a busy machine the hub may say that an answer would leave too late: asked again. */
function answered(ground: Ground): Promise<string> {
  return until(
    'a page',
    async () => {
      const page = await timeline(ground).catch(noAnswer);
      return page === NO_ANSWER ? undefined : page;
    },
    PAGE_PATIENCE_MS,
  );
}

/** The desk must say that the hub cannot be reached, and nothing else. */
function noAnswer(error: unknown): typeof NO_ANSWER {
  if (error instanceof DeskRefusal && error.code === 'HUB_UNREACHABLE') return NO_ANSWER;
  throw error;
}

/** The events that the first person's office is shown of that person, in their order. */
async function timeline({ network, exports }: Ground): Promise<string> {
  const reference = exports.people[0]?.files[READER];
  const page = (await callDesk(network.agency(READER), 'GET', `/desk/cases/${reference}/timeline`)) as {
    readonly entries: readonly { readonly id: string }[];
  };
  return page.entries.map(({ id }) => id).join(' ');
}
