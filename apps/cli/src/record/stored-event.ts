import type { StoredEvent } from '#ports';

const TEXTS = [
  'stream',
  'id',
  'type',
  'network',
  'agency',
  'theme',
  'category',
  'happenedAt',
  'recordedAt',
  'commitment',
  'signature',
] as const;
const NUMBERS = ['position', 'revision', 'version'] as const;
const SEALED = ['kid', 'iv', 'ct', 'tag'] as const;
const MEMBERS: ReadonlySet<string> = new Set([...TEXTS, ...NUMBERS, 'sealed']);

/** What a value lacks to be a stored event: names of members, never their content; empty when it is one. */
export function eventFaults(value: unknown): readonly string[] {
  if (!isObject(value)) return ['it is no JSON object'];
  const sealed = isObject(value['sealed']) ? value['sealed'] : {};
  return [
    ...TEXTS.filter((name) => typeof value[name] !== 'string' || value[name] === ''),
    ...NUMBERS.filter((name) => !Number.isSafeInteger(value[name])),
    ...SEALED.filter((name) => typeof sealed[name] !== 'string').map((name) => `sealed.${name}`),
    ...Object.keys(value)
      .filter((name) => !MEMBERS.has(name))
      .map((name) => `${name.slice(0, 32)} (unknown)`),
  ];
}

/** Whether a value is a stored event, and nothing besides. */
export function isStoredEvent(value: unknown): value is StoredEvent {
  return eventFaults(value).length === 0;
}

/** Whether the text is a detached JWS with EdDSA (RFC 7515, 7797: `<header>..<signature>`), of which the parts are in form. */
export function isSignature(text: string): boolean {
  const [header = '', payload, made = '', more] = text.split('.');
  if (payload !== '' || more !== undefined || !/^[\w-]{86}$/.test(made)) return false;
  try {
    const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as Record<string, unknown>;
    return alg === 'EdDSA' && typeof kid === 'string' && kid !== '';
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
