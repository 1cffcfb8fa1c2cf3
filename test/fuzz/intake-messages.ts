import { catalogue, commands } from '#catalogue';
import { makeEnvelope, newSalt } from '#jose';
import { Sealer } from '#ports';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { handleOf, NETWORK } from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { Dice } from './dice.ts';
import { hostileBytes, hostileValue, spoilt } from './hostile.ts';

/** What is sent to intake in the name of this agency. */
export const SENDER = 'jobcenter';

/** A message to intake of which nothing may be accepted: no message at all, or envelopes with something certainly wrong in them. */
export function hostileMessage(hub: HubOnMemory, dice: Dice): string | Buffer {
  if (dice.happens(20)) return hostileBytes(dice);
  if (dice.happens(15)) return sealed(hub, hostileBytes(dice).subarray(0, 100_000));
  const count = dice.happens(90) ? 1 + dice.below(3) : dice.one([0, 101]);
  const batch = Array.from({ length: count }, () => hostileEnvelope(hub, dice));
  const message = dice.happens(10) ? spoilt(dice, { batch }) : { batch };
  return sealed(hub, Buffer.from(JSON.stringify(message)));
}

function sealed(hub: HubOnMemory, content: Buffer): string {
  return hub.agencyOf(SENDER).sealer.seal(content, hub.app.get(Sealer).publicKeys.sealing);
}

function hostileEnvelope(hub: HubOnMemory, dice: Dice): unknown {
  if (dice.happens(10)) return hostileValue(dice);
  const { type, example, isCommand } = dice.one(KINDS);
  const signer = hub.agencyOf(dice.happens(80) ? SENDER : 'caritas');
  const makes = (data: object, change: object = {}) =>
    makeEnvelope(
      {
        id: dice.bytes(32).toString('base64url'),
        handle: dice.one([handleOf(SENDER), handleOf('caritas'), dice.bytes(32).toString('base64url')]),
        network: NETWORK,
        agency: SENDER,
        type,
        kind: isCommand ? 'command' : 'event',
        time: '2026-01-10T00:00:00.000Z',
        data: data as Readonly<Record<string, unknown>>,
        salt: newSalt(),
        ...change,
      },
      signer.sealer,
    );
  return dice.one<() => unknown>([
    () => signed(makes, spoilt(dice, example)),
    () => signed(makes, spoilt(dice, example)),
    () => spoilt(dice, makes(example)),
    () => makes(example, { network: 'osnabrueck' }),
    () => makes(example, { agency: 'bamf' }),
    () => makes(example, { time: '2099-01-01T00:00:00.000Z' }),
    () => ({ ...makes(example), signature: makes(example).signature }),
    () => ({ envelope: makes(example).envelope, signature: hub.agencyOf('caritas').sealer.sign(example) }),
  ])();
}

/** Half a character has no canonical form, so nobody can sign it: it goes as it is. */
function signed(makes: (data: object) => unknown, data: object): unknown {
  try {
    return makes(data);
  } catch {
    return data;
  }
}

const KINDS = [
  ...catalogue.map(({ type, example }) => ({ type, example, isCommand: false })),
  ...commands.map(({ type, example }) => ({ type, example, isCommand: true })),
];
