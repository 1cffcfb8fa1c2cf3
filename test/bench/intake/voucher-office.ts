import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { callDesk, DeskRefusal } from '../../../deploy/local/demonstration/desks.mjs';
import type { LocalAgency, LocalNetwork } from '../../../deploy/local/network/network.mjs';
import { startNetwork } from '../../../deploy/local/network/network.mjs';
import { until } from '../../../deploy/local/services/until.mjs';
import { natsServer } from '../../../deploy/local/setup/nats-server.mjs';
import { agreementFile } from '../../network/sample-agencies.ts';
import type { Ground } from '../bench.ts';
import { KeptConnections } from '../kept-connections.ts';

/** Rows that go in one push: 64 KiB hold no more. */
const MOST_ROWS = 400;
const PATIENCE_MS = 600_000;

/** One row as the office's system would push it. */
interface VoucherRow {
  readonly file: string;
  readonly number: string;
  readonly day: string;
  readonly until: string;
}

/** What the desk says to a push, taken or not. */
interface PushAnswer {
  readonly problems?: readonly unknown[];
  readonly code?: string;
  readonly detail?: string;
}

/** Of which cases the rows are. */
export interface OfficePlan {
  readonly cases: number;
  /** So many rows of one case stand together, then as many of the next. */
  readonly together: number;
}

/** When a message was offered at the adapter and when its receipt was noted there, milliseconds since 1970. */
export interface Stay {
  readonly offered: number;
  readonly noted: number;
}

/** A jobcenter whose real adapter tells a real hub of vouchers; nobody else is there, so nothing is claimed. */
export class VoucherOffice {
  readonly #line = new KeptConnections();
  #vouchers = 0;
  #pushes = 0;

  private constructor(
    private readonly network: LocalNetwork,
    private readonly agency: LocalAgency,
    private readonly journal: DatabaseSync,
    private readonly plan: OfficePlan,
  ) {}

  /** Starts it on a database of its own, and opens its cases. */
  static async start(ground: Ground, databaseUrl: string, plan: OfficePlan): Promise<VoucherOffice> {
    const beside = (name: string): string => new URL(name, import.meta.url).pathname;
    const network = await startNetwork({
      node: process.execPath,
      dir: join(ground.dir, 'vouchers', new URL(databaseUrl).pathname),
      databaseUrl,
      natsServer: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
      network: 'rheine',
      agreementFile,
      agencies: [
        {
          agency: 'jobcenter',
          mappingFile: beside('mapping.yaml'),
          configTemplate: readFileSync(beside('config.yaml'), 'utf8'),
        },
      ],
    });
    const agency = network.agencies['jobcenter'];
    if (agency === undefined) throw new Error('The adapter did not start.');
    const journal = new DatabaseSync(join(agency.folder, 'data', 'adapter.db'), { readOnly: true });
    const office = new VoucherOffice(network, agency, journal, plan);
    try {
      await office.#firstPush();
      ground.tell(`open ${plan.cases} cases`);
      await office.push(plan.cases * plan.together);
      await office.settled();
      return office;
    } catch (error) {
      await office.stop();
      throw error;
    }
  }

  /** The last message that was ever offered. */
  get newest(): number {
    return Number(this.journal.prepare('SELECT coalesce(max(seq), 0) AS seq FROM outbox').get()?.['seq']);
  }

  /** Pushes vouchers, over all cases in turn; settles when they are durable in the outbox. */
  async push(vouchers: number): Promise<void> {
    for (let left = vouchers; left > 0; left -= MOST_ROWS) {
      const rows = Array.from({ length: Math.min(left, MOST_ROWS) }, () => this.#voucher());
      this.#pushes += 1;
      const push = { key: `push-${String(this.#pushes).padStart(8, '0')}`, rows };
      const { problems } = await this.#pushed(push);
      if (problems.length > 0) throw new Error(`Not taken: ${JSON.stringify(problems[0])}`);
    }
  }

  /** Nothing leaves the outbox from now on. */
  pause(): Promise<unknown> {
    return callDesk(this.agency, 'POST', '/desk/queues/outbox/pause', {});
  }

  /** Everything goes on. */
  resume(): Promise<unknown> {
    return callDesk(this.agency, 'POST', '/desk/queues/outbox/resume', {});
  }

  /** Waits until every message in the outbox is recorded. */
  async settled(): Promise<void> {
    const open = this.journal.prepare(
      `SELECT 1 FROM outbox WHERE state IN ('held', 'ready', 'sent') LIMIT 1`,
    );
    await until('the last receipt', () => open.get() === undefined || undefined, PATIENCE_MS);
    const refused = this.journal.prepare(`SELECT code FROM outbox WHERE state = 'refused' LIMIT 1`).get();
    if (refused !== undefined) throw new Error(`Not recorded: ${JSON.stringify(refused)}`);
  }

  /** How long each event offered after this one stayed. */
  staysAfter(seq: number): readonly Stay[] {
    const sql = `SELECT offered_at AS offered, noted_at AS noted FROM outbox WHERE seq > ? AND kind = 'event'`;
    return this.journal
      .prepare(sql)
      .all(seq)
      .map(({ offered, noted }) => ({
        offered: Date.parse(String(offered)),
        noted: Date.parse(String(noted)),
      }));
  }

  async stop(): Promise<void> {
    this.#line.close();
    this.journal.close();
    await this.network.stop();
  }

  /** Over few connections that stay, as the system of an office has them. */
  async #pushed(push: unknown): Promise<{ readonly problems: readonly unknown[] }> {
    const { deskUrl, deskToken } = this.agency;
    const headers = () => Promise.resolve({ authorization: `Bearer ${deskToken}` });
    const said = await this.#line.call(`${deskUrl}/desk/push/vouchers`, {
      method: 'POST',
      headers,
      body: push,
    });
    const answer = JSON.parse(said.text) as PushAnswer;
    if (said.status >= 400) throw new DeskRefusal(answer.code ?? String(said.status), answer.detail ?? '');
    return { problems: answer.problems ?? [] };
  }

  #voucher(): VoucherRow {
    this.#vouchers += 1;
    const { cases, together } = this.plan;
    const file = Math.floor(this.#vouchers / together) % cases;
    return { file: `BG-${file}`, number: String(this.#vouchers), day: '02.03.2026', until: '31.12.2027' };
  }

  /** Before the agreement has come, the adapter takes no rows. */
  async #firstPush(): Promise<void> {
    await until('the adapter to know the agreement', async () => {
      try {
        await this.push(1);
        return true;
      } catch (error) {
        if (error instanceof DeskRefusal && error.code === 'SOURCE_NOT_READY') return undefined;
        throw error;
      }
    });
  }
}
