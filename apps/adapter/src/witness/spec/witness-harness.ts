import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExchangeHarness, until } from '../../agency/spec/exchange-harness.ts';
import type { LedgerReport } from '../ledger-report.ts';
import { ledgerReport } from '../ledger-report.ts';
import { LedgerDouble } from './ledger-double.ts';

const REGISTERED = 'de.wegmarke.language.registered.v1';

/** One agency as a witness, against a hub that can lie. */
export class WitnessHarness extends ExchangeHarness {
  readonly ledger = new LedgerDouble(this.hub);
  private events = 0;

  /** Starts with a linked case. */
  override start(): void {
    super.start();
    this.hub.tell(this.handle('000123'));
  }

  /** Offers so many events and waits until the hub accepted them; their ids. */
  async record(count = 1): Promise<readonly string[]> {
    const keys = Array.from({ length: count }, () => [REGISTERED, String((this.events += 1))]);
    const ids = keys.map((key) => this.offer(REGISTERED, '000123', key));
    await until(() => ids.every((id) => this.item(id)?.state === 'recorded'));
    return ids;
  }

  /** Offers, and waits until everything is proven. */
  async prove(count = 1): Promise<readonly string[]> {
    const ids = await this.record(count);
    await until(() => this.report.unproven === 0);
    return ids;
  }

  /** The ledger is asked so often more. */
  async rounds(count = 2): Promise<void> {
    const { ledger } = this.exchange.loops;
    const goal = ledger.runs + count;
    await until(() => ledger.runs >= goal);
  }

  /** What the desk shows of the ledger. */
  get report(): LedgerReport {
    return ledgerReport(this.memory.ledger);
  }

  /** Codes of the open alarms. */
  get alarms(): readonly string[] {
    return this.memory.ledger.alarms.open();
  }

  /** The head as operators find it. */
  get headFile(): string {
    const file = join(this.folder, 'ledger-head.note');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }
}
