import { post, segment } from '../page/call.ts';
import type { Text } from '../page/text.ts';
import type { Said } from './asked.ts';

/** What a version of the table says of a case. */
export interface Outcome {
  readonly kind: Said['kind'];
  /** Id of who is competent. */
  readonly by?: string;
  /** Absent where one of several rows says so, and it is not known which. */
  readonly row?: string;
  readonly paragraph?: Text;
}

/** A case that the next version would answer otherwise. */
export interface Changed {
  /** The agency's own number of the file. */
  readonly reference: string;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** How many cases a question leaves open. */
export interface Missing {
  /** Its name in the table. */
  readonly question: string;
  readonly titles: Text;
  readonly cases: number;
}

/** What the next version would change in the own open cases. */
export interface WhatIf {
  readonly day: string;
  readonly versions: { readonly before: number; readonly after: number };
  /** How many open cases were looked at. */
  readonly cases: number;
  readonly same: number;
  /** Cases of which too little is known here. */
  readonly unknown: number;
  /** The question of each of those that would have to be answered first, the most frequent first. */
  readonly missing: readonly Missing[];
  readonly changed: readonly Changed[];
  /** Fields by which the next version would be answered and the one in force is not: no entry was looked at for them. */
  readonly unread: readonly { readonly type: string; readonly field: string }[];
  /** What those are called of whom it speaks, by id. */
  readonly names: Readonly<Record<string, Text>>;
}

/** The most bytes that the desk takes, less what stands around the text. */
const MOST_BYTES = 65_000;

/** Whether the desk takes a text of this length. */
export function isTooLong(next: string): boolean {
  return new TextEncoder().encode(JSON.stringify(next)).length > MOST_BYTES;
}

/** Compares the table with its next version over the own open cases, as of a day; nothing is kept. Throws a `Problem`, with `faults` where the text has some. */
export function askWhatIf(table: string, next: string, day: string): Promise<WhatIf> {
  return post<WhatIf>(`desk/competence/${segment(table)}/what-if`, { next, ...(day !== '' && { day }) });
}

/** Whether both versions name the same agency, row and ground: then they differ in form, documents or dates. */
export function differsInDetails({ before, after }: Changed): boolean {
  return (
    before.kind === after.kind &&
    before.by === after.by &&
    before.row === after.row &&
    before.paragraph?.de === after.paragraph?.de
  );
}

/** One line of a text, counted from 1. */
export function lineOf(text: string, line: number): string {
  return text.split(/\r?\n/)[line - 1]?.trim() ?? '';
}
