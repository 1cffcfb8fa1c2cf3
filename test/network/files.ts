import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalAgency } from '../../deploy/local/network/network.mjs';

/** The columns of the tests' export style; see `mapping.yaml`. */
export const HEADER = 'Akte;AZR;Schein;Lfd;Art;Datum;Wert;Zahl;Bis';

/** One line of a sink. */
export interface SinkLine {
  readonly id: string;
  readonly type: string;
  readonly reference?: string;
  readonly happenedAt?: string;
  readonly agency: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly basis: { readonly kind: string };
  readonly corrects?: string;
}

/** Lays an export into the agency's folder as its system would: byte order mark, CRLF, semicolons. */
export function dropExport(agency: LocalAgency, name: string, rows: readonly string[]): void {
  writeFileSync(join(agency.folder, 'exports', name), `\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`);
}

/** A line of a sink by which the agency's system is told of a recall. */
export interface RecallInSink {
  readonly kind: 'recall';
  readonly notice: string;
  readonly ids: readonly string[];
  readonly reference: string | null;
}

/** The events that lie in the agency's sink; lines of recalls are none. */
export function sinkOf(agency: LocalAgency): SinkLine[] {
  return linesOf(agency).filter((line): line is SinkLine => !isRecall(line));
}

/** The recalls that the agency's system was told of. */
export function recallsInSink(agency: LocalAgency): RecallInSink[] {
  return linesOf(agency).filter(isRecall);
}

function isRecall(line: SinkLine | RecallInSink): line is RecallInSink {
  return 'kind' in line && line.kind === 'recall';
}

function linesOf(agency: LocalAgency): (SinkLine | RecallInSink)[] {
  const file = join(agency.folder, 'sink', 'events.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as SinkLine | RecallInSink);
}
