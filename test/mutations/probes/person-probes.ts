import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { newPersonCode, personCodeHash } from '#jose';
import { command, send } from '../../faults/by-hand.ts';
import { consentedCases, recordInEach } from '../../faults/races/consented-cases.ts';
import type { Stage } from '../stage.ts';
import { onStage } from './on-stage.ts';
import { PersonByHand } from './person-by-hand.ts';

/** Longer than a read and its append take. */
const A_WHILE_MS = 1_500;
const DAY_MS = 86_400_000;
const PIN = '204060';
const WISH = { wish: 'interpreter' };

/** A case with an entry of the provider's, and a letter for its person. */
async function letterOf(stage: Stage) {
  const vhs = stage.hand('vhs');
  const [shared] = await consentedCases(vhs, [stage.hand('jobcenter')], 1);
  await recordInEach(vhs, [shared!]);
  const code = newPersonCode(randomBytes);
  const validUntil = new Date(Date.now() + DAY_MS).toISOString();
  const letter = { codeHash: personCodeHash(code), validUntil, channel: 'handed-over' };
  await send(vhs, command(vhs, shared!.providerHandle, 'case.make-person-code', letter));
  return { code, person: () => new PersonByHand(stage.network.hubUrl) };
}

/** The same, and the person has entered. */
async function entered(stage: Stage): Promise<PersonByHand> {
  const { code, person } = await letterOf(stage);
  const one = person();
  if ((await one.post('enter', { code, pin: PIN })) !== 200) throw new Error('The letter opens nothing.');
  return one;
}

/** The person looks at the own case. */
export const shownWithoutRow = onStage('a look of the person, judged by the checker (C1)', async (stage) => {
  await (await entered(stage)).get('path');
  return stage.findings();
});

/** The person looks while nothing can be appended: nothing may be answered, as the look cannot be in the log. */
export const earlyLook = onStage('a look of the person while nothing can be appended (C2)', async (stage) => {
  const person = await entered(stage);
  const early: string[] = [];
  await stage.whileNothingIsAppended(async (waiting) => {
    const look = person.get('path').catch(() => undefined);
    await waiting(1);
    if ((await Promise.race([look, pause(A_WHILE_MS)])) === 200)
      early.push('the person was answered before the look was in the log');
  });
  return early;
});

/** Two browsers enter by the code of one letter. */
export const enteredTwice = onStage('a letter used twice, judged by the checker (N2)', async (stage) => {
  const { code, person } = await letterOf(stage);
  await person().post('enter', { code, pin: PIN });
  await person().post('enter', { code, pin: PIN });
  return stage.findings();
});

/** A device is taken away, and somebody speaks on it. */
export const saidAfterwards = onStage(
  'a word on a device that was taken away, judged by the checker (N2)',
  async (stage) => {
    const person = await entered(stage);
    await person.post(`devices/${await person.ownDevice()}/revoke`);
    await person.post('wishes', WISH);
    return stage.findings();
  },
);

/** Somebody who has the device types a PIN that is not the person's. */
export const openedByGuessing = onStage('a look after a wrong PIN', async (stage) => {
  const person = await entered(stage);
  await person.post('leave');
  await person.post('unlock', { pin: '111111' });
  return (await person.get('path')) === 200 ? ['a wrong PIN opened the case'] : [];
});
