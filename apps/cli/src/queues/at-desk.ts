import type { Bench } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { DeskClient } from '../office/desk-client.ts';
import { readOffice } from '../office/read-office.ts';
import { inCommandWords } from './in-command-words.ts';

/** What is asked of a desk. */
export interface DeskAsk {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

/** A JSON object that a desk answered. */
export type DeskBody = Readonly<Record<string, unknown>>;

/** Asks the desk of the configured adapter; throws a `Failure` when it is not there or says no. */
export async function askDesk({ line }: Bench, { method, path, body }: DeskAsk): Promise<DeskBody> {
  const { config } = await readOffice(line.operand('config.yaml'));
  const desk = await DeskClient.of(config);
  const answer = await desk.call(method, path, body, line.value('staff'));
  if (answer === undefined) return (await desk.get(path)) as DeskBody;
  const told = (answer.body ?? {}) as DeskBody;
  if (answer.status < 300) return told;
  const code = typeof told['code'] === 'string' ? told['code'] : `status ${answer.status}`;
  const detail = typeof told['detail'] === 'string' ? told['detail'] : 'see docs/errors.md';
  throw new Failure(
    'DESK_REFUSED',
    EXIT.refused,
    { happened: `the desk says no: ${code}`, safe: 'nothing was changed', next: [inCommandWords(detail)] },
    { deskCode: code },
  );
}

/** The list under this name in an answer. */
export function listIn(body: DeskBody, name: string): readonly DeskBody[] {
  const list = body[name];
  return Array.isArray(list) ? (list as readonly DeskBody[]) : [];
}

/** A value as a cell of a table. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The query of an address from what was given. */
export function queryOf(given: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

/** `name: value` for every member of an object, and what is nested as JSON. */
export function memberLines(body: DeskBody): readonly string[] {
  return Object.entries(body).map(([name, value]) => `${name}: ${textOf(value)}`);
}
