import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/transport-node';
import { connect } from '@nats-io/transport-node';
import { Pool } from 'pg';
import type { NewEvent } from '#ports';
import { openPostgres } from '#postgres';
import type { Nats } from '../../../deploy/local/services/nats.mjs';
import { startNats } from '../../../deploy/local/services/nats.mjs';
import { natsServer } from '../../../deploy/local/setup/nats-server.mjs';
import type { Ground } from '../bench.ts';
import { madeEvent } from '../made-events.ts';
import { insert, plainTable } from '../plain-insert.ts';

const SUBJECT = 'pipe';
/** As long as an answer may take that comes at all. */
const TIMEOUT_MS = 60_000;

/**
 * What a whole intake must do at the very least, and nothing of what it promises: events as JSON in one message over a broker,
 * one INSERT of them into a table with the record's columns and indexes, an answer when that is on disk.
 */
export class BarePipe {
  private constructor(
    private readonly broker: Nats,
    private readonly sender: NatsConnection,
    private readonly receiver: NatsConnection,
    private readonly plain: Pool,
  ) {
    receiver.subscribe(SUBJECT, {
      callback: (_error, message) => {
        const store = insert(plain, message.json<readonly NewEvent[]>());
        // A message without an answer ends the measurement at the sender.
        store.then(() => message.respond('stored')).catch(() => undefined);
      },
    });
  }

  /** Lays it through a broker and a database of its own. */
  static async lay(ground: Ground, name: string): Promise<BarePipe> {
    const url = await ground.database(name);
    // Only for the record's table, of which the plain one is a copy.
    await (await openPostgres(url)).close();
    const plain = new Pool({ connectionString: url, max: 8, options: '-c synchronous_commit=on' });
    await plainTable(plain);
    const bin = process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer());
    const broker = await startNats({ configText: '', dir: join(ground.dir, name), bin });
    const [sender, receiver] = await Promise.all([
      connect({ servers: broker.url }),
      connect({ servers: broker.url }),
    ]);
    const pipe = new BarePipe(broker, sender, receiver, plain);
    await receiver.flush();
    return pipe;
  }

  /** Sends one message; settles when its events are stored. */
  async send(events: number): Promise<void> {
    const message = JSON.stringify(Array.from({ length: events }, madeEvent));
    await this.sender.request(SUBJECT, message, { timeout: TIMEOUT_MS });
  }

  async close(): Promise<void> {
    await Promise.all([this.sender.close(), this.receiver.close()]);
    await this.broker.stop();
    await this.plain.end();
  }
}
