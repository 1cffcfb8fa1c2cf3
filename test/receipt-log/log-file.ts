import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One event of the log file: what names it, and when it happened, milliseconds since 1970. */
export interface LoggedStep {
  readonly instance: string;
  /** What was done. */
  readonly activity: string;
  readonly at: number;
}

/** One trace of the log file, its events in their order. */
export interface LoggedCase {
  readonly name: string;
  readonly steps: readonly LoggedStep[];
}

/** Reads a packed event log by plain pattern matching: it shares no code with the product's reader. */
export function readLogFile(file: string): readonly LoggedCase[] {
  return readLogText(gunzipSync(readFileSync(file)).toString('utf8'));
}

/** The same of a log that is unpacked. */
export function readLogText(text: string): readonly LoggedCase[] {
  return [...text.matchAll(/<trace>([\s\S]*?)<\/trace>/g)].map(([, trace = '']) => ({
    name: valueOf(trace.replaceAll(/<event>[\s\S]*?<\/event>/g, ''), 'concept:name'),
    steps: [...trace.matchAll(/<event>([\s\S]*?)<\/event>/g)].map(([, event = '']) => ({
      instance: valueOf(event, 'concept:instance'),
      activity: valueOf(event, 'concept:name'),
      at: Date.parse(valueOf(event, 'time:timestamp')),
    })),
  }));
}

function valueOf(element: string, key: string): string {
  const value = new RegExp(`key="${key}" value="([^"]*)"`).exec(element)?.[1];
  if (value === undefined) throw new Error(`An element of the log has no ${key}.`);
  return value;
}
