import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '#ports';
import type { AdapterLog } from '../agency/adapter-log.ts';
import { Deliveries } from '../inbox/deliveries.ts';
import type { Journal } from '../journal/journal.ts';
import { CsvSink } from './csv-sink.ts';
import type { FedSink } from './delivering.ts';
import { Delivering } from './delivering.ts';
import type { QueueSinkConfig, WebhookConfig } from './sink-config.ts';
import { EndpointBook } from './webhook/endpoint-book.ts';
import { post } from './webhook/post.ts';
import { publicHalf, webhookKeys } from './webhook/webhook-keys.ts';
import { WebhookSink } from './webhook/webhook-sink.ts';

/** What the sinks are made with. */
export interface FeedParts {
  readonly sinks: readonly QueueSinkConfig[];
  readonly dataFolder: string;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: AdapterLog;
  readonly random: () => number;
  readonly deskUrl: () => string;
}

/** A sink as the desk shows it. */
export interface SinkShown {
  readonly name: string;
  readonly kind: QueueSinkConfig['kind'];
  readonly counts: Readonly<Record<string, number>>;
  /** Since when the oldest entry waits that this sink has not taken. */
  readonly waitingSince?: string;
  readonly disabledAt?: string;
  readonly lastCode?: string;
  readonly lastFailedAt?: string;
  readonly lastTakenAt?: string;
  /** With which its messages can be checked: `whpk_…`, newest first. */
  readonly publicKeys?: readonly string[];
}

/** The sinks that are fed from the queue: at work, and as the desk shows and steers them. */
export class Feed {
  readonly delivering: Delivering;
  private readonly endpoints: EndpointBook;
  private readonly deliveries: ReadonlyMap<string, Deliveries>;

  constructor(private readonly parts: FeedParts) {
    const { sinks, journal, log, clock } = parts;
    this.endpoints = new EndpointBook(journal);
    this.deliveries = new Map(sinks.map(({ name }) => [name, new Deliveries(journal, name)]));
    const fed = sinks.flatMap((config) => {
      const sink = this.sinkFor(config);
      return sink === undefined ? [] : [{ name: config.name, run: () => sink.run() }];
    });
    this.delivering = new Delivering(fed, { log, now: () => clock.now() });
  }

  /** What one sink is told; undefined for a sink that the configuration does not name. */
  at(sink: string): Deliveries | undefined {
    return this.deliveries.get(sink);
  }

  /** The same also for a sink that the configuration no longer names, and for what no sink is to have. */
  anywhere(sink: string): Deliveries {
    return new Deliveries(this.parts.journal, sink);
  }

  /** The one sink from which the agency's system pulls, unless another is named. */
  get pull(): Deliveries | undefined {
    const config = this.parts.sinks.find(({ kind }) => kind === 'pull');
    return config && this.deliveries.get(config.name);
  }

  /** Has a receiver that was given up told again. */
  enable(sink: string): void {
    this.endpoints.enable(sink);
  }

  shown(): readonly SinkShown[] {
    return this.parts.sinks.map((config) => {
      const { restsUntil: _, ...endpoint } = this.endpoints.of(config.name);
      const deliveries = this.deliveries.get(config.name);
      const counts = deliveries?.counts() ?? {};
      const waitingSince = deliveries?.waitingSince();
      const waiting = waitingSince === undefined ? {} : { waitingSince };
      const keys = config.kind === 'webhook' ? { publicKeys: this.keys().map(publicHalf) } : {};
      return { name: config.name, kind: config.kind, counts, ...waiting, ...endpoint, ...keys };
    });
  }

  private sinkFor(config: QueueSinkConfig): FedSink | undefined {
    const { journal, clock } = this.parts;
    const deliveries = new Deliveries(journal, config.name);
    if (config.kind === 'csv') return new CsvSink({ config, deliveries, journal, clock });
    return config.kind === 'webhook' ? this.webhook(config, deliveries) : undefined;
  }

  private webhook(config: WebhookConfig, deliveries: Deliveries): WebhookSink {
    const { clock, random, deskUrl } = this.parts;
    const { url, allow, caFile } = config;
    const ca = caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') };
    const endpoints = this.endpoints;
    const toReceiver = (message: Parameters<typeof post>[1]) => post({ url, allow, ...ca }, message);
    const keys = this.keys();
    return new WebhookSink({ config, deliveries, endpoints, keys, deskUrl, post: toReceiver, clock, random });
  }

  private keys(): ReturnType<typeof webhookKeys> {
    return webhookKeys(join(this.parts.dataFolder, 'webhook-keys.txt'));
  }
}
