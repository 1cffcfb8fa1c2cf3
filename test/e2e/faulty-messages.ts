import type { SignedEnvelope } from '#catalogue';
import type { AgencyByHand } from './agency-by-hand.ts';
import { REFERENCES } from './shared-case.ts';

/** The agencies that the faults are made with; asked for when a fault is made, as they come with the network. */
export interface Hands {
  readonly vhs: AgencyByHand;
  readonly caritas: AgencyByHand;
}

/** Beyond what a clock may run ahead. */
export const IN_TEN_MINUTES = (): string => new Date(Date.now() + 600_000).toISOString();

/** Each fault of an envelope that the VHS itself signed, with the code under which it is refused. */
export function provedFaults(by: () => AgencyByHand): readonly [string, string, () => SignedEnvelope][] {
  return [
    [
      'an unknown field in the payload',
      'PAYLOAD_INVALID',
      () => by().envelope({ data: { level: 'a1', way: 'interview', religion: 'none' } }),
    ],
    ['a missing field', 'PAYLOAD_INVALID', () => by().envelope({ data: { level: 'a1' } })],
    [
      'an unknown type',
      'TYPE_UNKNOWN',
      () => by().envelope({ type: 'de.wegmarke.language.voucher-lost.v1' }),
    ],
    [
      'a version that does not exist',
      'TYPE_UNKNOWN',
      () => by().envelope({ type: 'de.wegmarke.language.need-found.v9' }),
    ],
    [
      'a type that this agency may not send',
      'NO_RIGHT_TO_PUBLISH',
      () =>
        by().envelope({ type: 'de.wegmarke.language.duty-stated.v1', data: { ground: 'aufenthg-44a-1-1' } }),
    ],
    ['a time in the future', 'HAPPENED_IN_FUTURE', () => by().envelope({ time: IN_TEN_MINUTES() })],
    [
      'a payload that is not the signed one',
      'COMMITMENT_MISMATCH',
      () => changed(by().envelope({}), { data: { level: 'b1', way: 'interview' } }),
    ],
    [
      "another case's handle put under the signature",
      'COMMITMENT_MISMATCH',
      () => changed(by().envelope({}), { source: `//rheine/vhs/${by().handle(REFERENCES.vhs)}` }),
    ],
  ];
}

/** What nobody can have signed as the VHS: a fact at the broker, whose account vouches for the sender, and noise over HTTP. */
export function unprovedFaults(hands: () => Hands): readonly [string, string, () => unknown][] {
  return [
    [
      'a signature with the key of another',
      'SIGNATURE_INVALID',
      () => ({
        envelope: hands().vhs.envelope({}).envelope,
        signature: hands().caritas.envelope({}).signature,
      }),
    ],
    [
      'a signature over something else',
      'SIGNATURE_INVALID',
      () => changed(hands().vhs.envelope({}), { time: '2026-01-01T00:00:00.000Z' }),
    ],
    ["another agency's envelope, soundly signed by it", 'WRONG_AGENCY', () => hands().caritas.envelope({})],
    [
      "another agency's name over the own signature",
      'WRONG_AGENCY',
      () => hands().vhs.envelope({ agency: 'caritas' }),
    ],
    ['another network', 'WRONG_AGENCY', () => hands().vhs.envelope({ network: 'osnabrueck' })],
    [
      'an unknown member',
      'ENVELOPE_MALFORMED',
      () => changed(hands().vhs.envelope({}), { priority: 'high' }),
    ],
    [
      'a payload nested too deeply',
      'ENVELOPE_MALFORMED',
      () => changed(hands().vhs.envelope({}), { data: nested(9) }),
    ],
    [
      'a payload nested without end',
      'ENVELOPE_MALFORMED',
      () => changed(hands().vhs.envelope({}), { data: nested(2_000) }),
    ],
    [
      'an oversized text',
      'ENVELOPE_MALFORMED',
      () => changed(hands().vhs.envelope({}), { data: { level: 'a'.repeat(5_000) } }),
    ],
    [
      'half a character',
      'ENVELOPE_MALFORMED',
      () => changed(hands().vhs.envelope({}), { data: { level: '\ud800' } }),
    ],
    [
      'a time in local form',
      'ENVELOPE_MALFORMED',
      () => changed(hands().vhs.envelope({}), { time: '03.02.2026' }),
    ],
    ['a number instead of an envelope', 'ENVELOPE_MALFORMED', () => 7],
    ['null', 'ENVELOPE_MALFORMED', () => null],
  ];
}

/** What is no message to the hub at all. */
export function noMessages(hands: () => Hands): readonly [string, () => string][] {
  return [
    ['garbage', () => 'garbage'],
    ['nothing', () => ''],
    ['five parts of nothing', () => '....'],
    [
      'a message sealed to another',
      () => hands().vhs.sealer.seal(Buffer.from('{"batch":[]}'), hands().caritas.sealer.publicKeys.sealing),
    ],
    ['an empty batch', () => hands().vhs.sealed()],
    ['101 envelopes', () => hands().vhs.sealed(...Array.from({ length: 101 }, () => 7))],
    ['a batch with a second member', () => hands().vhs.sealedText('{"batch":[7],"and":1}')],
    ['a list', () => hands().vhs.sealedText('[7]')],
    ['half a JSON', () => hands().vhs.sealedText('{"batch":[')],
    ['lists nested without end', () => hands().vhs.sealedText('['.repeat(200_000))],
    ['UTF-16', () => hands().vhs.sealedText(Buffer.from('{"batch":[7]}', 'utf16le'))],
    ['Latin-1', () => hands().vhs.sealedText(Buffer.from('{"batch":["ü"]}', 'latin1'))],
    [
      'a sealed message that was changed on its way',
      () => `${hands().vhs.sealed(hands().vhs.envelope({})).slice(0, -4)}AAAA`,
    ],
  ];
}

function changed({ envelope, signature }: SignedEnvelope, change: object): SignedEnvelope {
  return { envelope: { ...envelope, ...change }, signature };
}

function nested(levels: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1) value = { in: value };
  return value;
}
