import { mkdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { FSWatcher } from 'chokidar';
import { watch } from 'chokidar';
import { Beat } from '../hub/beat.ts';
import type { SettledFile } from './export-folder.ts';
import { ExportFolder } from './export-folder.ts';

/** What the watch works with. */
export interface WatchParts {
  readonly folder: string;
  readonly settleMs: number;
  /** How often the folder is looked at though nothing was heard: change notices get lost on network drives. */
  readonly pollMs: number;
  /** Imports a settled file; called again for the same file only after it changed, or threw. */
  readonly take: (file: SettledFile) => Promise<unknown>;
  /** Told at each look which files are there. */
  readonly looked: (names: ReadonlySet<string>) => void;
  /** Told when a file is no longer there. */
  readonly gone: (name: string) => void;
  readonly failed: (error: unknown) => void;
}

/** Watches the export folder and gives every settled file on, one at a time, by name. */
export class FolderWatch {
  private readonly beat: Beat;
  private readonly exports: ExportFolder;
  private readonly taken = new Map<string, string>();
  private watcher: FSWatcher | undefined;
  private timer: NodeJS.Timeout | undefined;
  private settling = 0;

  constructor(private readonly parts: WatchParts) {
    const { folder, settleMs, pollMs, failed } = parts;
    this.exports = new ExportFolder(folder, settleMs, () => performance.now());
    this.beat = new Beat(() => this.run(), { everyMs: pollMs, failed });
  }

  /** Starts watching; makes the folder where there is none. */
  start(): void {
    mkdirSync(this.parts.folder, { recursive: true });
    this.watcher = watch(this.parts.folder, { depth: 0, ignoreInitial: true });
    this.watcher.on('all', () => this.beat.ring()).on('error', this.parts.failed);
    this.beat.start();
  }

  /** Looks now. */
  ring(): void {
    this.beat.ring();
  }

  /** Every file that lies in the folder was taken, and none is being written. */
  get quiet(): boolean {
    return this.beat.calm && this.settling === 0;
  }

  /** How often the folder was looked through without trouble. */
  get rounds(): number {
    return this.beat.runs;
  }

  /** Waits for the file that is being taken, and watches no more. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    await this.watcher?.close();
    await this.beat.stop();
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    const { settled, settling, names } = await this.exports.look();
    this.settling = settling;
    this.forgetAllBut(names);
    this.parts.looked(names);
    const errors: unknown[] = [];
    for (const file of settled) await this.takeOnce(file).catch((error: unknown) => errors.push(error));
    clearTimeout(this.timer);
    if (settling > 0) this.timer = setTimeout(() => this.beat.ring(), this.parts.settleMs);
    if (errors.length > 0) throw errors[0];
  }

  private async takeOnce(file: SettledFile): Promise<void> {
    const version = `${file.size} ${file.modified}`;
    if (this.taken.get(file.name) === version) return;
    await this.parts.take(file);
    this.taken.set(file.name, version);
  }

  private forgetAllBut(names: ReadonlySet<string>): void {
    for (const name of this.taken.keys()) {
      if (names.has(name)) continue;
      this.taken.delete(name);
      this.parts.gone(name);
    }
  }
}
