import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { LocalAgency } from '../../deploy/local/network/network.mjs';

/** What the hub said of one message. */
export interface SaidReceipt {
  readonly id: string;
  readonly outcome: string;
  readonly position?: number;
  readonly at: string;
}

/** A connection in an agency's own account, beside its adapter's; it comes back whatever happens to the broker. */
export function joinAs({ folder }: LocalAgency, natsUrl: string): Promise<NatsConnection> {
  return connect({
    servers: natsUrl,
    authenticator: nkeyAuthenticator(readFileSync(join(folder, 'nkey.seed'))),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 50,
  });
}

/** Listens to all receipts of an agency on the wire, into `said`. */
export function overhear({ agency }: LocalAgency, connection: NatsConnection, said: SaidReceipt[]): void {
  connection.subscribe(`receipts.rheine.${agency}`, {
    callback: (_error, message) => {
      const [, payload = ''] = message.string().split('.');
      const { receipts } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
        receipts: readonly SaidReceipt[];
      };
      said.push(...receipts);
    },
  });
}

/** A message in an adapter's outbox. */
export interface Kept {
  readonly id: string;
  readonly kind: 'event' | 'command';
  readonly state: string;
  readonly position: number | null;
  /** The signed envelope. */
  readonly signed: string;
}

/** The outbox as it lies on disk. */
export function outboxOf(agency: LocalAgency): readonly Kept[] {
  return inDatabase(agency, (database) =>
    database.prepare('SELECT id, kind, state, position, signed FROM outbox ORDER BY seq').all(),
  ) as unknown as readonly Kept[];
}

/** How many events have left the adapter, with or without a receipt. */
export function sentBy(agency: LocalAgency): number {
  const row = inDatabase(agency, (database) =>
    database
      .prepare("SELECT count(*) AS events FROM outbox WHERE kind = 'event' AND state IN ('sent', 'recorded')")
      .get(),
  );
  return Number(row?.['events']);
}

/** Up to which byte of its sink the adapter has noted what it claimed. */
export function cursorOf(agency: LocalAgency): number {
  const row = inDatabase(agency, (database) => database.prepare('SELECT sink_bytes FROM inbox_cursor').get());
  return Number(row?.['sink_bytes']);
}

function inDatabase<Found>({ folder }: LocalAgency, ask: (database: DatabaseSync) => Found): Found {
  const database = new DatabaseSync(join(folder, 'data', 'adapter.db'), { readOnly: true, timeout: 5_000 });
  try {
    return ask(database);
  } finally {
    database.close();
  }
}
