import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpensCases } from '../config/adapter-config.ts';
import { ExportedHappenings } from '../journal/exported-happenings.ts';
import { Files } from '../journal/files.ts';
import { Journal } from '../journal/journal.ts';
import { Problems } from '../journal/problems.ts';
import type { KnownReference } from '../journal/references.ts';
import { References } from '../journal/references.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { readMapping } from '../mapping/read-mapping.ts';
import { VOUCHERS } from './sample-mapping.ts';
import { Identity } from '../outbox/identity.ts';
import { Outbox } from '../outbox/outbox.ts';
import { FileImport } from '../offer/import-file.ts';
import { QueueImport } from '../offer/import-queue.ts';

/** The instant at which everything happens. */
export const NOW = '2025-06-01T00:00:00.000Z';
/** Columns of the sample mapping. */
export const HEADER = 'Aktenzeichen;AZR-Nummer;Vorgang;Nr;Datum;Form;Gültig bis';
/** One voucher of the sample mapping. */
export const row = (no: string, form = 'O', date = '01.02.2025') =>
  `A-${no};;BS;${no};${date};${form};31.01.2026`;
/** An export of the sample mapping. */
export const table = (...rows: string[]) => [HEADER, ...rows, ''].join('\r\n');

/** What can be set otherwise in a spec. */
interface Setting {
  readonly chunkRows?: number;
  readonly opensCases?: OpensCases;
  readonly mapping?: string;
}

/** One agency's desk with a folder of exports, on a real database. */
export class Office {
  readonly folder = mkdtempSync(join(tmpdir(), 'exports-'));
  readonly told: KnownReference[] = [];
  journal!: Journal;
  outbox!: Outbox;
  imports!: FileImport;
  queue!: QueueImport;
  problemList!: Problems;
  /** The number of the signature at which the power goes, if any. */
  powerCutAt = Infinity;
  private signatures = 0;

  constructor(setting: Setting = {}) {
    this.open(setting);
  }

  open({ chunkRows = 2, opensCases = 'by-desk', mapping = VOUCHERS }: Setting = {}): void {
    const journal = Journal.open(join(this.folder, '.data', 'journal.db'));
    const identity = new Identity(Buffer.alloc(32, 7));
    const sign = ({ handle, ...rest }: Parameters<ConstructorParameters<typeof Outbox>[1]['sign']>[0]) => {
      this.signatures += 1;
      if (this.signatures === this.powerCutAt) throw new Error('power cut');
      const envelope = {
        ...rest,
        specversion: '1.0',
        network: 'n',
        agency: 'a',
        salt: 's',
        commitment: 'c',
        source: `//n/a/${handle}`,
      } as const;
      return { envelope, signature: 's' };
    };
    const now = () => NOW;
    this.journal = journal;
    this.outbox = new Outbox(journal, { identity, sign, now, random: () => 0 });
    this.problemList = new Problems(journal);
    const parts = {
      journal,
      identity,
      now,
      opensCases,
      mapping: readMapping(mapping) as Mapping,
      files: new Files(journal),
      references: new References(journal),
      problems: this.problemList,
      exported: new ExportedHappenings(journal),
      outbox: this.outbox,
      onReference: (reference: KnownReference) => this.told.push(reference),
    };
    this.imports = new FileImport({ ...parts, chunkRows });
    this.queue = new QueueImport(parts);
  }

  /** Writes an export and imports it. */
  deliver(name: string, content: string | Uint8Array, modified = 1_700_000_000) {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    utimesSync(path, modified, modified);
    return this.importAgain(name);
  }

  importAgain(name: string) {
    const path = join(this.folder, name);
    const { size, mtimeMs } = statSync(path);
    return this.imports.take({ name, path, size, modified: mtimeMs });
  }

  problems() {
    return this.problemList
      .list()
      .map(({ file, line, column, code }) => [file, line, code, ...(column ? [column] : [])]);
  }

  /** What lies in the outbox, without what depends on the order of imports. */
  items() {
    return [...this.outbox.due(NOW, 1_000)].map(({ id, type, reference, line, signed }) => ({
      id,
      type,
      reference,
      line,
      data: signed.envelope.data,
    }));
  }

  restart(setting: Setting = {}): void {
    this.journal.close();
    this.powerCutAt = Infinity;
    this.open(setting);
  }

  close(): void {
    this.journal.close();
    rmSync(this.folder, { recursive: true });
  }
}
