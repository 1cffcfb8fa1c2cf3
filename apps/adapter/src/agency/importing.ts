import type { Clock } from '#ports';
import type { AdapterConfig } from '../config/adapter-config.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { FileImport } from '../offer/import-file.ts';
import { FolderWatch } from '../source/folder-watch.ts';
import type { AdapterLog } from './adapter-log.ts';
import { errorFields } from './adapter-log.ts';
import type { Exchange } from './exchange.ts';
import type { Memory } from './memory.ts';

/** What the import of exports works with. */
export interface ImportingParts {
  readonly config: AdapterConfig;
  readonly mapping: Mapping;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: AdapterLog;
}

/** The import of exports. It begins when an agreement is known: before, nothing could be said about what may be published. */
export class Importing {
  private watch: FolderWatch | undefined;

  constructor(private readonly parts: ImportingParts) {}

  /** Begins to watch the folder; once. */
  start(exchange: Pick<Exchange, 'links' | 'loops'>): void {
    if (this.watch !== undefined) return;
    this.watch = this.watchFolder(exchange);
    this.watch.start();
  }

  /** Looks into the folder now. */
  ring(): void {
    this.watch?.ring();
  }

  /** Everything in the folder was taken. */
  get quiet(): boolean {
    return this.watch?.quiet === true;
  }

  /** How often the folder was looked through. */
  get rounds(): number {
    return this.watch?.rounds ?? 0;
  }

  async stop(): Promise<void> {
    await this.watch?.stop();
  }

  private watchFolder({ links, loops }: Pick<Exchange, 'links' | 'loops'>): FolderWatch {
    const { config, mapping, memory, clock, log } = this.parts;
    const imports = new FileImport({
      ...memory,
      mapping,
      opensCases: config.opensCases,
      now: () => clock.now(),
      onReference: ({ reference }) => links.referenceKnown(reference),
    });
    return new FolderWatch({
      ...config.source,
      pollMs: config.pollMs,
      take: async (file) => {
        const outcome = await imports.take(file);
        log.note('file', { outcome });
        loops.pump.ring();
      },
      gone: (name) => imports.gone(name),
      failed: (error) => log.note('import-failed', errorFields(error)),
    });
  }
}
