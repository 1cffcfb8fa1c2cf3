import type { Dice } from './dice.ts';

const TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200b\ufeff',
  'ﬁ\u0301\u0301',
  '..',
  '../../etc/passwd',
  '%2e%2e%2f',
  "' OR 1=1 --",
  '$1; DROP TABLE record.events; --',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://example.invalid")',
  '{{7*7}}${7*7}',
  '\r\nX-Injected: 1',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '-0',
  '1e999',
  '9007199254740993',
  '2026-02-30T25:61:61.000Z',
  '0000-00-00',
  '*',
  '>',
  '$JS.API.STREAM.PURGE.intake_rheine_abh',
  'rheine\u0000',
  'caritas',
];

/** A text that no door expects. */
export function hostileText(dice: Dice): string {
  if (dice.happens(10)) return 'a'.repeat(dice.one([65, 300, 5_000, 70_000]));
  if (dice.happens(15)) return dice.bytes(1 + dice.below(40)).toString('latin1');
  return dice.one(TEXTS);
}

/** A value of JSON that no door expects. */
export function hostileValue(dice: Dice): unknown {
  return dice.one<() => unknown>([
    () => hostileText(dice),
    () => dice.one([0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, true, false, null]),
    () => nested(dice.one([3, 20, 300, 1_000])),
    () => Array.from({ length: dice.one([0, 1, 300, 5_000]) }, () => 7),
    () => ({ [hostileText(dice)]: hostileText(dice) }),
    () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}') as unknown,
  ])();
}

/** Bytes that stand for a body and are none. */
export function hostileBytes(dice: Dice): Buffer {
  return dice.one<() => Buffer>([
    () => Buffer.alloc(0),
    () => dice.bytes(1 + dice.below(300)),
    () => Buffer.from(hostileText(dice)),
    () => Buffer.from(JSON.stringify(hostileValue(dice)) ?? ''),
    () => Buffer.from('{"a":'.repeat(dice.one([3, 20_000]))),
    () => Buffer.from('{"batch":[7]}', 'utf16le'),
    () => Buffer.from('{"batch":["ü"]}', 'latin1'),
    () => Buffer.from('\ufeff{}'),
    () => Buffer.from('{"a":1,"a":2}'),
    () => Buffer.alloc(dice.one([1, 70_000, 3_000_000]), 'x'),
    () => Buffer.from('....'),
  ])();
}

/** A sound object with one thing in it that is certainly wrong: a stranger among its members, or a value of another kind. */
export function spoilt(dice: Dice, sound: object): object {
  const copy = structuredClone(sound) as Record<string, unknown>;
  const places = placesIn(copy);
  if (places.length === 0 || dice.happens(40)) {
    const host = dice.one([copy, ...places.map(({ value }) => value).filter(isRecord)]);
    host[dice.one(['religion', 'isAdmin', 'caseId', '$ref', ' reference', 'ID'])] = hostileValue(dice);
    return copy;
  }
  const { holder, name, value } = dice.one(places);
  holder[name] = otherKind(dice, value);
  return copy;
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
  readonly value: unknown;
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.entries(holder).flatMap(([name, inner]) => [
    { holder, name, value: inner },
    ...placesIn(inner),
  ]);
}

/** What is of another kind than the value, or much too large for it: no field takes both. */
function otherKind(dice: Dice, value: unknown): unknown {
  const strange = [nested(20), 'x'.repeat(5_000), { of: 'another kind' }, [[[]]]];
  if (typeof value === 'string') return dice.one<unknown>([...strange, 7, true, '\ud800', [value]]);
  if (typeof value === 'object') return dice.one<unknown>(['x'.repeat(5_000), 7, true]);
  return dice.one<unknown>([...strange, 'a text']);
}

function nested(levels: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1) value = { in: value };
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
