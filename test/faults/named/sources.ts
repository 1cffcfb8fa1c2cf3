import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../../deploy/local/services/until.mjs';
import { eventsOf, recordsTakenBy } from '../adapter-memory.ts';
import { Ground } from '../ground.ts';
import type { Form } from '../ways/every-way.ts';
import { EveryWay } from '../ways/every-way.ts';
import type { NamedFault } from './named-fault.ts';
import { answeredBeforeRows, cursorBeforeRows, placeBeforeRows } from './seeded-bugs.ts';

const RUNS = { test: 1, short: 5, long: 30 };

/** More than a file's rows in one transaction, so that there is a midst of an import. */
const REPORTS = 18;
const WHOSE = 'vhs';
const MOST_TRIES = 5;

/** How rows come in; files of every kind are taken by the same import, so `npm test` tries the plainest. */
interface Source extends Pick<NamedFault, 'bug'> {
  readonly form: Form;
  readonly from: string;
  readonly test?: number;
}

const FORMS: readonly Source[] = [
  { form: 'csv', from: 'a file of CSV', bug: placeBeforeRows },
  { form: 'xml', from: 'a file of XML', bug: placeBeforeRows, test: 0 },
  { form: 'json-lines', from: 'a file of JSON lines', bug: placeBeforeRows, test: 0 },
  { form: 'xes', from: 'an event log (XES)', bug: placeBeforeRows, test: 0 },
  { form: 'table', from: 'an outbox table', bug: cursorBeforeRows },
  { form: 'push', from: 'rows that are pushed', bug: answeredBeforeRows },
];

/** A ground on which every agency has every kind of source and of sink. */
export async function withEveryWay(): Promise<Ground> {
  return Ground.peopled('ways', { ways: await EveryWay.ready() });
}

/** The adapters are killed in the midst of an import, from each kind of source. */
export const sources: readonly NamedFault[] = FORMS.map(({ form, from, test = RUNS.test, ...rest }) => ({
  ...rest,
  fault: `adapters killed while importing ${from}`,
  runs: { ...RUNS, test },
  ground: withEveryWay,
  sharesGround: true,
  async tried(ground: Ground, runs: number) {
    ground.ways.form = form;
    let inTheMidst = 0;
    // A kill may come when everything was taken already: then once more.
    for (let run = 0; run < runs || (inTheMidst === 0 && run < MOST_TRIES); run += 1)
      if (await killedWhileImporting(ground)) inTheMidst += 1;
    ground.ways.form = 'csv';
    if (inTheMidst === 0) throw new Error('No import was in its midst when the adapters were killed.');
  },
}));

/** Whether a part of the rows was in the outbox when the adapters were killed, and a part was not. */
async function killedWhileImporting({ exports, network, chance }: Ground): Promise<boolean> {
  const agency = network.agency(WHOSE);
  const [known, taken] = [eventsOf(agency), recordsTakenBy(agency)];
  const told = exports.people.length * REPORTS;
  exports.reports(exports.people, REPORTS);
  exports.lay();
  const some = known + chance.between(1, told / 4);
  // Whichever moves first, as each must be there with the other.
  const isBegun = () => eventsOf(agency) >= some || recordsTakenBy(agency) > taken || undefined;
  await until('a part of the import', isBegun);
  await pause(chance.between(0, 60));
  await network.adapters.kill();
  const left = known + told - eventsOf(agency);
  await network.adapters.start();
  return left > 0;
}
