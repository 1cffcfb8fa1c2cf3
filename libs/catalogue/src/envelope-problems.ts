import { eventType } from './event-type.ts';
import type { FieldForm } from './field.ts';
import { bytes32, id, instant, oneOf, partOf, slug, text } from './forms.ts';
import { jsonProblems } from './json-problems.ts';
import type { JsonSchema } from './json-schema.ts';
import { closedObject } from './json-schema.ts';
import type { Problem } from './problem.ts';
import { pointerTo } from './problem.ts';

const object: FieldForm = partOf('a JSON object');

const required: Readonly<Record<string, FieldForm>> = {
  specversion: { words: '1.0', schema: { const: '1.0' }, holds: (value) => value === '1.0' },
  id,
  source: text(
    /^\/\/[a-z0-9-]{2,32}\/[a-z0-9-]{2,32}\/[\w-]{16,64}$/,
    '//<network>/<agency>/<link handle>, the handle base64url of 16 to 64 characters',
  ),
  type: eventType,
  time: instant,
  network: slug,
  agency: slug,
  kind: oneOf({ event: { de: 'Ereignis', en: 'event' }, command: { de: 'Auftrag', en: 'command' } }),
  commitment: bytes32,
  salt: bytes32,
  data: object,
};

const optional: Readonly<Record<string, FieldForm>> = { corrects: id, derivedfrom: id };

/** An envelope (CloudEvents 1.0, closed) as JSON Schema, its payload any object. */
export function envelopeSchema(): JsonSchema {
  const members = Object.entries({ ...required, ...optional }).map(
    ([name, { schema }]) => [name, schema] as const,
  );
  return closedObject(Object.fromEntries(members), Object.keys(required));
}

/** Every fault in the form of an envelope at once: closed, all parts of their form, source as network and agency say. */
export function envelopeProblems(value: unknown): Problem[] {
  if (!object.holds(value)) return [{ pointer: '', code: 'FIELD_INVALID', fix: 'send a JSON object' }];
  const shape = jsonProblems(value);
  if (shape.length > 0) return shape;
  const envelope = value as Record<string, unknown>;
  const faults = [...unknownFaults(envelope), ...requiredFaults(envelope), ...optionalFaults(envelope)];
  return faults.length > 0 ? faults : sourceFaults(envelope);
}

function unknownFaults(envelope: Record<string, unknown>): Problem[] {
  return Object.keys(envelope)
    .filter((name) => !Object.hasOwn(required, name) && !Object.hasOwn(optional, name))
    .map((name) => ({ pointer: pointerTo('', name), code: 'FIELD_UNKNOWN', fix: 'remove this field' }));
}

function requiredFaults(envelope: Record<string, unknown>): Problem[] {
  return Object.entries(required)
    .filter(([name, form]) => !form.holds(envelope[name]))
    .map(([name, form]) => ({
      pointer: pointerTo('', name),
      code: envelope[name] === undefined ? 'FIELD_MISSING' : 'FIELD_INVALID',
      fix: `send ${form.words}`,
    }));
}

function optionalFaults(envelope: Record<string, unknown>): Problem[] {
  return Object.entries(optional)
    .filter(([name, form]) => envelope[name] !== undefined && !form.holds(envelope[name]))
    .map(([name, form]) => ({
      pointer: pointerTo('', name),
      code: 'FIELD_INVALID',
      fix: `send ${form.words}`,
    }));
}

function sourceFaults(envelope: Record<string, unknown>): Problem[] {
  const prefix = `//${String(envelope['network'])}/${String(envelope['agency'])}/`;
  if (String(envelope['source']).startsWith(prefix)) return [];
  return [
    {
      pointer: '/source',
      code: 'FIELD_INVALID',
      fix: 'send a source of the network and agency of this envelope',
    },
  ];
}
