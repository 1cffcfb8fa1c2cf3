/**
 * Canonical JSON (RFC 8785): one text for one value, the base of every signature, commitment and hash.
 * Absent (`undefined`) members are left out; throws a TypeError for anything that JSON cannot say.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      return finite(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : composite(value);
    default:
      throw new TypeError(`JSON has no form for a ${typeof value}`);
  }
}

function composite(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // Dates, maps and buffers would silently become something else.
  if ('toJSON' in value || Symbol.iterator in value)
    throw new TypeError('only plain JSON values have a canonical form');
  const members = value as Record<string, unknown>;
  // The default sort order of JavaScript is by UTF-16 code units, as section 3.2.3 wants it.
  const names = Object.keys(members)
    .filter((name) => members[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${quoted(name)}:${canonicalJson(members[name])}`).join(',')}}`;
}

function quoted(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form');
  return JSON.stringify(text);
}

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('JSON has no form for a number that is not finite');
  return JSON.stringify(value);
}
