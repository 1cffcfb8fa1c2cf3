import { fromBase64url } from './base64url.ts';

/** The longest protected header that is looked at, in characters. */
const MAX_HEADER = 1_024;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The fields of a protected JOSE header, or undefined when it is no JSON object or holds any field but the allowed ones. */
export function readHeader(
  header: string,
  allowed: readonly string[],
): Readonly<Record<string, unknown>> | undefined {
  if (header.length > MAX_HEADER) return undefined;
  const fields = parseJson(fromBase64url(header));
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return undefined;
  return Object.keys(fields).every((name) => allowed.includes(name))
    ? (fields as Readonly<Record<string, unknown>>)
    : undefined;
}

/** The JSON value in UTF-8 bytes, or undefined when there is none. */
export function parseJson(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(strictUtf8.decode(bytes));
  } catch {
    return undefined;
  }
}
