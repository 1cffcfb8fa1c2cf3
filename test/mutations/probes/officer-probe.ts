import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKeys, OfficerTokens } from '#jose';
import { ask } from '../../e2e/agency-by-hand.ts';
import { consentedCases, recordInEach } from '../../faults/races/consented-cases.ts';
import type { Stage } from '../stage.ts';
import { onStage } from './on-stage.ts';

const NETWORK = 'rheine';
const SEARCH = { method: 'GET', path: `/v1/networks/${NETWORK}/officer/search`, query: '' } as const;

/** Two agencies of other controllers share a case and one reads it; the officer of a third one asks who saw what. */
export const strangersOfficer = onStage(
  'a search by the officer of a controller that has no part in the case (C8)',
  async (stage) => {
    const [shared] = await consentedCases(stage.hand('vhs'), [stage.hand('jobcenter')], 1);
    await recordInEach(stage.hand('vhs'), [shared!]);
    await stage.hand('jobcenter').read(shared!.recipientHandle);
    const own = await found(stage, 'jobcenter');
    const theirs = await found(stage, 'caritas');
    return [
      ...(own > 0 ? [] : ['the officer concerned finds nothing']),
      ...(theirs > 0 ? [`the officer of a stranger finds ${theirs} decisions of others`] : []),
    ];
  },
);

/** How many decisions the officer of an agency's controller finds. */
async function found(stage: Stage, agency: 'jobcenter' | 'caritas'): Promise<number> {
  const { network } = stage;
  const keys = JSON.parse(readFileSync(join(network.agency(agency).folder, 'keys.json'), 'utf8')) as never;
  const ids = { next: () => randomBytes(32).toString('base64url') };
  const tokens = new OfficerTokens(loadKeys(keys), { now: () => new Date().toISOString() }, ids);
  const token = await tokens.make({ network: NETWORK, agency, actor: 'officer-by-hand' }, SEARCH);
  const headers = { authorization: `Bearer ${token}` };
  const { status, body } = await ask(`${network.hubUrl}${SEARCH.path}`, { headers });
  if (status !== 200) throw new Error(`the officer's search was answered with ${status}`);
  const jws = Buffer.from(stage.hand(agency).sealer.open(body) ?? '').toString();
  const [, payload = ''] = jws.split('.');
  const { items } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { readonly items: unknown[] };
  return items.length;
}
