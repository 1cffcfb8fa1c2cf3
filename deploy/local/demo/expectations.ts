import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the demonstration's data lies. */
export const DEMO = 'deploy/local/demo';

/** A file of it, as text. */
export const readDemo = (...path: string[]): string => readFileSync(join(DEMO, ...path), 'utf8');

type KeysBy = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** What must have come of the demonstration when its story is over; written by hand, from the law and the consents alone. */
export interface Expected {
  /** By `agency/file:line`: the events that the row tells, or why it tells none. */
  readonly rows: Readonly<Record<string, readonly string[] | { readonly problem: string }>>;
  readonly events: Readonly<Record<string, ExpectedEvent>>;
  readonly recorded: readonly string[];
  /** By agency and reason. */
  readonly held: KeysBy;
  /** By recipient and day. */
  readonly sinks: KeysBy;
  /** By recipient and event: names of the fields left out. */
  readonly withheld: KeysBy;
  /** The same, where the event is called back and comes again. */
  readonly withheldAgain: KeysBy;
}

/** One event of them. */
export interface ExpectedEvent {
  readonly agency: string;
  readonly type: string;
  readonly case: string;
  readonly happened: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A case and how each agency names it. */
export interface DemoCase {
  readonly id: string;
  readonly references: Readonly<Record<string, string>>;
}

export const expected = JSON.parse(readDemo('expected.json')) as Expected;
export const demoCases = JSON.parse(readDemo('cases.json')) as readonly DemoCase[];
