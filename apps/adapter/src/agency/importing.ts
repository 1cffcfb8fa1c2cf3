import type { Clock } from '#ports';
import type { AdapterConfig } from '../config/adapter-config.ts';
import type { FolderSource, TableSource } from '../config/sources-section.ts';
import { Beat } from '../hub/beat.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { FileImport } from '../offer/import-file.ts';
import { QueueImport } from '../offer/import-queue.ts';
import type { RowParts } from '../offer/import-rows.ts';
import { PushDesk } from '../offer/push-desk.ts';
import type { TakePush } from '../offer/push-routes.ts';
import { TablePoll } from '../offer/table-poll.ts';
import { FolderWatch } from '../source/folder-watch.ts';
import { OutboxTable } from '../source/read-table.ts';
import type { AdapterLog } from './adapter-log.ts';
import { errorFields, Trouble } from './adapter-log.ts';
import type { Exchange } from './exchange.ts';
import type { Memory } from './memory.ts';

/** What the import of rows works with. */
export interface ImportingParts {
  readonly config: AdapterConfig;
  readonly mapping: Mapping;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: AdapterLog;
}

/** A source that is looked at again and again. */
interface Watched {
  readonly quiet: boolean;
  readonly rounds: number;
  start(): void;
  ring(): void;
  stop(): Promise<void>;
}

/** The import from all sources. It begins when an agreement is known: before, nothing could be said about what may be published. */
export class Importing {
  private watched: readonly Watched[] | undefined;
  private desk: PushDesk | undefined;
  private ringOutbox: () => void = () => undefined;

  constructor(private readonly parts: ImportingParts) {}

  /** Begins to look at the sources; once, and not after the end, as the agreement may come while all else is being stopped. */
  start(exchange: Pick<Exchange, 'links' | 'loops'>): void {
    if (this.watched !== undefined) return;
    const { config, mapping, memory, clock } = this.parts;
    const now = (): string => clock.now();
    const onReference: RowParts['onReference'] = ({ reference }) => exchange.links.referenceKnown(reference);
    const rows = { ...memory, mapping, opensCases: config.opensCases, now, onReference };
    this.ringOutbox = () => exchange.loops.pump.ring();
    const imports = new QueueImport(rows);
    this.desk = new PushDesk({ ...memory, imports, now });
    this.watched = config.sources.flatMap((source) => {
      if (source.kind === 'push') return [];
      if (source.kind === 'table') return [this.pollTable(source, imports)];
      const named = source.name === undefined ? {} : { folderName: source.name };
      return [this.watchFolder(source, new FileImport({ ...rows, ...named }))];
    });
    for (const one of this.watched) one.start();
  }

  /** Looks at all sources now. */
  ring(): void {
    for (const one of this.watched ?? []) one.ring();
  }

  /** Rows that a program of the agency posts to the desk. */
  readonly push: TakePush = async (push) => {
    const isKnown = this.parts.config.sources.some(({ kind, name }) => kind === 'push' && name === push.name);
    if (!isKnown) return undefined;
    const taken = (await this.desk?.take(push)) ?? 'not-ready';
    this.ringOutbox();
    return taken;
  };

  /** Everything that lies in the sources was taken. */
  get quiet(): boolean {
    return this.watched?.every(({ quiet }) => quiet) === true;
  }

  /** How often each source was looked at, at least. */
  get rounds(): number {
    return this.watched === undefined ? 0 : Math.min(...this.watched.map(({ rounds }) => rounds));
  }

  async stop(): Promise<void> {
    this.desk?.finish();
    this.watched ??= [];
    await Promise.all(this.watched.map((one) => one.stop()));
  }

  private watchFolder({ folder, settleMs }: FolderSource, imports: FileImport): Watched {
    const { config, log } = this.parts;
    return new FolderWatch({
      folder,
      settleMs,
      pollMs: config.pollMs,
      take: async (file) => {
        const outcome = await imports.take(file);
        log.note('file', { outcome });
        this.ringOutbox();
      },
      looked: (names) => imports.looked(names),
      gone: (name) => imports.gone(name),
      failed: (error) => log.note('import-failed', errorFields(error)),
    });
  }

  private pollTable(source: TableSource, imports: QueueImport): Watched {
    const { config, memory, clock, log } = this.parts;
    const table = new OutboxTable(source);
    const trouble = new Trouble(log, 'import-failed');
    const poll = new TablePoll({
      journal: memory.journal,
      table,
      imports,
      problems: memory.problems,
      source: `table/${source.name}`,
      now: () => clock.now(),
    });
    const run = async (): Promise<void> => {
      const taken = await poll.run();
      trouble.isOver();
      if (taken > 0) this.ringOutbox();
    };
    const beat = new Beat(run, { everyMs: config.pollMs, failed: (error) => trouble.is(error) });
    return {
      get quiet() {
        return beat.calm;
      },
      get rounds() {
        return beat.runs;
      },
      start: () => beat.start(),
      ring: () => beat.ring(),
      stop: async () => {
        await beat.stop();
        await table.close();
      },
    };
  }
}
