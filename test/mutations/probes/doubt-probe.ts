import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadKeys, publicKeysOf } from '#jose';
import { wegmarke } from '../../e2e/cli-tool.ts';
import { command, event, handIn, random, send } from '../../faults/by-hand.ts';
import { consentedCases, recordInEach } from '../../faults/races/consented-cases.ts';
import type { Stage } from '../stage.ts';
import { onStage } from './on-stage.ts';

/** So long at least lies between the consent and the theft. */
const APART_MS = 50;

/** The provider's key was stolen after the consent was given; what it signed since then is read. */
export const readThoughDoubted = onStage(
  'a read of what a stolen key signed, judged by the checker (C1)',
  async (stage) => {
    const [vhs, jobcenter] = [stage.hand('vhs'), stage.hand('jobcenter')];
    const [shared] = await consentedCases(vhs, [jobcenter], 1);
    await pause(APART_MS);
    const since = new Date().toISOString();
    await pause(APART_MS);
    await recordInEach(vhs, [shared!]);
    await revoke(stage, 'vhs', since);
    await jobcenter.read(shared!.recipientHandle).catch(() => undefined);
    return stage.findings();
  },
);

/** Longer than what a hub had in hand when a key was revoked may take into the record. */
const IN_HAND_MS = 5_500;

/** The provider's key was revoked a while ago, and somebody goes on sending with it. */
export const takenThoughRevoked = onStage(
  'an intake under a key that was revoked, judged by the checker (N2)',
  async (stage) => {
    const vhs = stage.hand('vhs');
    const handle = random();
    await send(vhs, command(vhs, handle, 'case.open'));
    await revoke(stage, 'vhs');
    await pause(IN_HAND_MS);
    await handIn(vhs, [event(vhs, handle, 'language.registered', { courseKind: 'general' })]);
    return stage.findings();
  },
);

/** As the operator does it, with the tool; as one that was stolen when it is said since when. */
async function revoke({ network }: Stage, agency: 'vhs', since?: string): Promise<void> {
  const { keyFile, kekFile } = network.hubKeys;
  const env = {
    WEGMARKE_HUB_DATABASE_URL: network.databaseUrl,
    WEGMARKE_HUB_KEY_FILE: keyFile,
    WEGMARKE_HUB_KEK_FILE: kekFile,
  };
  const keys = JSON.parse(readFileSync(join(network.agency(agency).folder, 'keys.json'), 'utf8')) as never;
  const { signing } = publicKeysOf(loadKeys(keys));
  const order = ['agency', 'revoke', 'rheine', agency, signing[0]?.kid ?? ''];
  const ground =
    since === undefined ? ['--ground', 'retired'] : ['--ground', 'compromised', '--compromised-since', since];
  const { exit, stderr } = await wegmarke(env, ...order, ...ground);
  if (exit !== 0) throw new Error(`the key was not revoked: ${stderr}`);
}
