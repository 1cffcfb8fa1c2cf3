/** Brings a real event log through a real adapter into a real hub; see deploy/local/receipt-log.mjs. */
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { untilQuiet } from '../../deploy/local/demonstration/quiet.mjs';
import { statusOf } from '../../deploy/local/demonstration/desks.mjs';
import type { LocalAgency } from '../../deploy/local/network/network.mjs';
import type { HubKeys } from '../../deploy/local/network/hub-keys.mjs';
import { startNetwork } from '../../deploy/local/network/network.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { LogRows } from '../faults/log-rows.ts';
import { countedWaits, countRecord } from './counted-waits.ts';
import { judge, streamsOf } from './judge.ts';
import { readLogFile } from './log-file.ts';
import { judgeWaits } from './waits-of-log.ts';

const PATIENCE_MS = 300_000;
const DAY_MS = 86_400_000;

const { values } = parseArgs({
  options: {
    log: { type: 'string', default: '' },
    dir: { type: 'string', default: '' },
    database: { type: 'string', default: '' },
    nats: { type: 'string', default: '' },
  },
});

const beside = (name: string): string => new URL(name, import.meta.url).pathname;
const logged = readLogFile(values.log);
const events = logged.reduce((sum, { steps }) => sum + steps.length, 0);

/** Lays the log into the agency's folder under this name, as a system would that writes elsewhere first. */
function lay({ folder }: LocalAgency, name: string, write: (file: string) => void): void {
  const file = join(folder, 'exports', name);
  write(`${file}.part`);
  renameSync(`${file}.part`, file);
}

/** In the midst of the log, where what came later must not be looked at, and after its end. */
function instantsOfLooking(): readonly [inTheMidst: number, after: number] {
  const all = logged.flatMap(({ steps }) => steps.map(({ at }) => at)).sort((one, other) => one - other);
  return [all[Math.floor(all.length / 2)] ?? 0, (all.at(-1) ?? 0) + DAY_MS];
}

/** Counts the waits in the record as a closing of the hub does, and holds them against the file. */
async function waitsInRecord(hubKeys: HubKeys, streams: ReadonlyMap<string, string>) {
  const { step, byStream, unreadable } = await countRecord('rheine', values.database, hubKeys);
  const names = new Map([...streams].map(([name, stream]) => [stream, name]));
  const judged = instantsOfLooking().map((looked) => {
    const counted = [...byStream].map(
      ([stream, facts]) => [names.get(stream) ?? stream, countedWaits(facts, step, looked)] as const,
    );
    return judgeWaits(logged, new Map(counted), looked);
  });
  const isGood = judged.every(
    ({ equal, cases, waits, surplus }) => equal === cases && waits > 0 && surplus === 0,
  );
  return { judged, unreadable, isGood: isGood && unreadable === 0 };
}

const network = await startNetwork({
  node: process.execPath,
  dir: values.dir,
  databaseUrl: values.database,
  natsServer: values.nats,
  network: 'rheine',
  agreementFile: beside('agreement.yaml'),
  agencies: [
    {
      agency: 'bauamt',
      mappingFile: beside('mapping.yaml'),
      configTemplate: readFileSync(beside('config.yaml'), 'utf8'),
    },
  ],
});
const record = new LogRows(values.database);
try {
  const agency = network.agencies['bauamt'];
  if (agency === undefined) throw new Error('The adapter did not start.');
  // Asked seldom: the answer counts all that the adapter has, which costs it as much as many rows.
  const allRecorded = async (): Promise<true | undefined> => {
    await setTimeout(500);
    const { recorded, commands } = await statusOf(agency);
    return (recorded >= events && commands.recorded >= logged.length) || undefined;
  };
  await untilQuiet([agency]);
  const began = performance.now();
  lay(agency, 'log.xes.gz', (file) => copyFileSync(values.log, file));
  const what = `${events} events and ${logged.length} cases in the record`;
  await until(what, allRecorded, PATIENCE_MS);
  const seconds = (performance.now() - began) / 1_000;
  await untilQuiet([agency], PATIENCE_MS);
  const before = (await record.all()).length;

  lay(agency, 'log again.xes.gz', (file) => copyFileSync(values.log, file));
  // Other bytes, so that every row of it is looked at once more.
  lay(agency, 'log once more.xes.gz', (file) => {
    const log = Buffer.concat([gunzipSync(readFileSync(values.log)), Buffer.from('<!-- the same log -->\n')]);
    writeFileSync(file, gzipSync(log));
  });
  await untilQuiet([agency], PATIENCE_MS);
  const rows = await record.all();
  const secret = readFileSync(join(agency.folder, 'secret'));
  const judgement = judge(logged, rows, secret);
  const countingBegan = performance.now();
  const waited = await waitsInRecord(network.hubKeys, streamsOf(logged, rows, secret));
  const [midst, last] = waited.judged;
  const counting = (performance.now() - countingBegan) / 1_000;
  const added = rows.length - before;
  const { cases, lost, surplus, misplaced } = judgement;
  process.stdout.write(
    [
      `${cases} of ${logged.length} cases, ${judgement.events} of ${events} events in the record`,
      `lost ${lost}, twice or without origin ${surplus}, out of order or place ${misplaced}, added by importing twice more ${added}`,
      `${seconds.toFixed(1)} s from the file to the last receipt, ${Math.round(events / seconds)} events/s (${Math.round((events + logged.length) / seconds)} messages/s with the opening of cases)`,
      `waits: ${last?.equal} of ${last?.cases} cases equal to the second, ${last?.waits} steps; in the midst of the log ${midst?.equal} of ${midst?.cases}, ${midst?.waits} steps; not readable ${waited.unreadable} (counted from the record through the gate in ${counting.toFixed(1)} s)`,
      '',
    ].join('\n'),
  );
  const isGood = cases === logged.length && lost + surplus + misplaced + added === 0 && waited.isGood;
  process.exitCode = isGood && judgement.events === events ? 0 : 1;
} finally {
  await record.close();
  await network.stop();
}
