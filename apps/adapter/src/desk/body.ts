import type { IncomingMessage } from 'node:http';
import { DeskProblem } from './problem.ts';

/** The most bytes in a body. */
export const MAX_BODY_BYTES = 64 * 1024;

/** The fields of a body. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reads the body as a JSON object; an empty body is an empty object. Throws `BODY_TOO_LARGE`, `BODY_NOT_JSON`. */
export async function readBody(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES)
      throw new DeskProblem('BODY_TOO_LARGE', `send at most ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return parse(Buffer.concat(chunks));
}

function parse(bytes: Buffer): Fields {
  if (bytes.length === 0) return {};
  const body = jsonOf(bytes);
  if (isObject(body)) return body;
  throw new DeskProblem('BODY_NOT_JSON', 'send one JSON object in UTF-8');
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** Refuses any field that is not named. Throws `FIELD_UNKNOWN`. */
export function closed(body: Fields, names: readonly string[]): void {
  const unknown = Object.keys(body).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const allowed = names.length === 0 ? 'this call takes no fields' : `allowed are: ${names.join(', ')}`;
  throw new DeskProblem('FIELD_UNKNOWN', `leave this field out; ${allowed}`, { pointer: pointerTo(unknown) });
}

/** Refuses parameters of an address that are not named, and any that stands there twice. Throws `QUERY_INVALID`. */
export function knownOnce(query: URLSearchParams, names: readonly string[]): void {
  for (const name of query.keys()) {
    if (!names.includes(name))
      throw new DeskProblem('QUERY_INVALID', `parameters here are: ${names.join(', ')}`);
    if (query.getAll(name).length > 1) throw new DeskProblem('QUERY_INVALID', `give ${name} once`);
  }
}

/** A text field of this pattern; `words` say what is expected. Throws `FIELD_INVALID`. */
export function textField(body: Fields, name: string, pattern: RegExp, words: string): string {
  const value = body[name];
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw new DeskProblem('FIELD_INVALID', `must be ${words}`, { pointer: pointerTo(name) });
}

/** An agency's own reference number: 1 to 64 printable characters without blanks at the ends; leading zeros count. */
export function referenceField(body: Fields, name = 'reference'): string {
  const words = 'a reference number: 1 to 64 printable characters, as text so that leading zeros stay';
  return textField(body, name, REFERENCE, words);
}

const REFERENCE = /^(?! )[^\p{C}\u2028\u2029]{1,64}(?<! )$/u;

/** JSON pointer to a field. */
export function pointerTo(...path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
