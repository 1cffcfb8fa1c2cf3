import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalAgency } from '../../../deploy/local/network/network.mjs';
import { testDatabase, testFolder } from '../../../deploy/local/services/for-tests.mjs';
import type { SetUp } from '../../network/sample-agencies.ts';
import { SAMPLE } from '../../network/sample-agencies.ts';
import type { Party } from '../exports.ts';
import { PARTIES } from '../exports.ts';
import type { LogRow } from '../log-rows.ts';
import type { MoreLines } from '../verdict.ts';
import type { FileForm } from './forms.ts';
import { dropAs, mappingForAll } from './forms.ts';
import { Puller } from './puller.ts';
import { receivedCsv } from './received-csv.ts';
import { Receiver } from './receiver.ts';
import { SteadySender } from './steady-sender.ts';

/** By which kind of source rows come in. */
export type Form = FileForm | 'table' | 'push';

const CONFIG = readFileSync(new URL('config.yaml', import.meta.url), 'utf8');

/** Every kind of source and every kind of sink at every agency, with the systems of the agencies behind them. */
export class EveryWay {
  readonly puller = new Puller();
  /** How rows come in from now on. */
  form: Form = 'csv';
  /** How many sinks there are beside the file of JSON lines. */
  readonly sinks = 3;

  private constructor(
    readonly setUp: SetUp,
    readonly receiver: Receiver,
    private readonly sender: SteadySender,
  ) {}

  static async ready(): Promise<EveryWay> {
    const [database, folder, receiver] = await Promise.all([
      testDatabase('systems'),
      testFolder('systems'),
      Receiver.start(),
    ]);
    const tableUrlFile = join(folder, 'table.url');
    writeFileSync(tableUrlFile, database, { mode: 0o600 });
    const config = CONFIG.replaceAll('{{tableUrlFile}}', tableUrlFile).replaceAll(
      '{{receiver}}',
      receiver.url,
    );
    const sender = await SteadySender.with(database, PARTIES);
    return new EveryWay({ mapping: mappingForAll(SAMPLE.mapping), config }, receiver, sender);
  }

  /** Brings new rows to an adapter in the form of these days; what is not a file arrives by and by. */
  give(agency: LocalAgency, number: number, rows: readonly string[]): void {
    if (this.form === 'table') this.sender.write(agency, rows);
    else if (this.form === 'push') this.sender.push(agency, number, rows);
    else dropAs(this.form, agency, number, rows);
  }

  /** What these agencies' systems have by now, after they asked for all that there is. */
  async received(agencies: readonly LocalAgency[], log: readonly LogRow[]): Promise<readonly MoreLines[]> {
    this.sender.assertWell();
    await Promise.all(agencies.map((agency) => this.puller.askForAll(agency)));
    const rows = new Map(log.map((row) => [row.id, row]));
    return agencies.flatMap((agency) => {
      const party = agency.agency as Party;
      const told = this.receiver.takenBy(party).map((line) => ({
        ...line,
        // A webhook says neither; the rest of what it says is judged.
        agency: rows.get(line.id)?.agency ?? 'nobody',
        happenedAt: rows.get(line.id)?.happenedAt ?? 'never',
      }));
      return [
        { party, sink: 'csv', ...receivedCsv(csvOf(agency)) },
        { party, sink: 'webhook', lines: told, broken: party === PARTIES[0] ? this.receiver.broken : [] },
        {
          party,
          sink: 'pull',
          lines: this.puller.storedBy(party),
          broken: party === PARTIES[0] ? this.puller.broken : [],
        },
      ];
    });
  }

  async close(): Promise<void> {
    await this.sender.close();
    await this.receiver.close();
  }
}

/** An agency's file of CSV. */
export function csvOf({ folder }: LocalAgency): string {
  return join(folder, 'sink', 'received.csv');
}
