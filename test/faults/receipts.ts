import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
