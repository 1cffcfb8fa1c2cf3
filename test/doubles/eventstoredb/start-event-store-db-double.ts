import { Server, ServerCredentials } from '@grpc/grpc-js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { appendCall } from './append-call.ts';
import { Faults } from './faults.ts';
import { readCall } from './read-call.ts';
import { TransactionLog } from './transaction-log.ts';

/**
 * A stand-in for EventStoreDB at the level of the wire: real gRPC with the client's own service definition, no more
 * promises than the real server makes, and nothing on disk. A run against it says nothing about EventStoreDB itself.
 */
export class EventStoreDbDouble {
  readonly log = new TransactionLog();
  readonly faults = new Faults();
  #server: Server | undefined;
  #port = 0;

  /** What a client opens. */
  get connectionString(): string {
    return `esdb://127.0.0.1:${this.#port}?tls=false`;
  }

  /** Listens, on the port that it had before; the log is kept while the object lives. */
  async start(): Promise<void> {
    const server = new Server();
    // Batch append, deletion and all other services stay unimplemented.
    server.addService(StreamsService, {
      read: readCall(this.log, this.faults),
      append: appendCall(this.log, this.faults),
    });
    const address = `127.0.0.1:${this.#port}`;
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(port) : reject(error),
    );
    this.#port = await promise;
    this.#server = server;
  }

  /** Breaks off everything under way and listens no more. */
  stop(): void {
    this.#server?.forceShutdown();
    this.#server = undefined;
  }
}

/** A double that listens on a free port. */
export async function startEventStoreDbDouble(): Promise<EventStoreDbDouble> {
  const double = new EventStoreDbDouble();
  await double.start();
  return double;
}
