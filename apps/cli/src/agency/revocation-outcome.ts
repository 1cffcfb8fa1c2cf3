import type { DoubtfulAnswer } from '#casefile';
import { recallAnswersSignedWith } from '#casefile';
import type { Clock, EventStore, Sealer } from '#ports';
import type { Registry, RevokeKeyOrder } from '#registry';
import { adoptionsSignedWith, everySigningKey, givenBack, letInBy } from '#registry';
import { counted } from '../tell/progress.ts';

/** How much of what a key signed is in doubt. */
interface Doubted {
  readonly kid: string;
  readonly cases: number;
  readonly entries: number;
}

/** What the revocation of a key came to, once it is through. */
export interface RevocationOutcome extends Doubted {
  readonly agency: string;
  readonly ground: 'retired' | 'compromised';
  /** Keys that went with it, as it had let them in. */
  readonly withIt: readonly Doubted[];
  /** Ids of keys that are usable again, as the end that such a key had set does not count. */
  readonly givenBack: readonly string[];
  /** Recalls that were answered with one of these keys since. */
  readonly answers: readonly DoubtfulAnswer[];
  /** Agreements to which the agency's word was given with one of these keys since. */
  readonly adoptions: Awaited<ReturnType<typeof adoptionsSignedWith>>;
}

/** What the outcome is told from. */
export interface OutcomeParts {
  readonly registry: Pick<Registry, 'agency' | 'compromises' | 'adoptions' | 'agreementIn'>;
  readonly sealer: Pick<Sealer, 'verifyDetached'>;
  readonly store: Pick<EventStore, 'readAll'>;
  readonly clock: Clock;
}

/** What is in doubt by now because of the key and of those that went with it, by this revocation and by earlier ones of the same. */
export async function outcomeOf(
  { registry, sealer, store, clock }: OutcomeParts,
  network: string,
  { agency, kid, ground, compromisedSince: since }: RevokeKeyOrder,
): Promise<RevocationOutcome> {
  const known = await registry.agency(network, agency);
  const compromises = (await registry.compromises(network)).filter((one) => one.agency === agency);
  const doubted = (one: string): Doubted => {
    const counts = compromises.flatMap(({ kid: of, completed }) =>
      of === one && completed ? [completed] : [],
    );
    const most = (what: 'cases' | 'entries') => Math.max(0, ...counts.map((count) => count[what]));
    return { kid: one, cases: most('cases'), entries: most('entries') };
  };
  if (since === undefined)
    return { agency, ground, ...doubted(kid), withIt: [], givenBack: [], answers: [], adoptions: [] };
  const led = letInBy(known?.everyKey ?? [], kid, since);
  const keys = everySigningKey(known).filter((key) => [kid, ...led].includes(key.kid));
  const adoptions = await adoptionsSignedWith(registry, sealer, { network, agency, keys, since });
  const answers = await recallAnswersSignedWith(store, { network, agency, kids: [kid, ...led], since });
  const back = givenBack(known?.everyKey ?? [], [kid, ...led], clock.now());
  return { agency, ground, ...doubted(kid), withIt: led.map(doubted), givenBack: back, answers, adoptions };
}

/** The outcome in words; `isNew` unless it was revoked before. */
export function linesOf(outcome: RevocationOutcome, isNew: boolean): readonly string[] {
  const { kid, agency, ground, withIt, givenBack: back, answers, adoptions } = outcome;
  return [
    isNew ? `revoked: ${kid} of ${agency}` : `${kid} was revoked before`,
    ...(ground === 'compromised' ? [inDoubt(outcome)] : []),
    ...withIt.map((one) => `went with it, as it was endorsed by it: ${one.kid}; ${inDoubt(one)}`),
    ...back.map((one) => `usable as before, as the end that such a key had set does not count: ${one}`),
    ...answers.map(
      ({ recall, recordedAt }) =>
        `answered with it: recall ${recall}, at ${recordedAt}; ask ${agency} whether it did what was answered`,
    ),
    ...adoptions.map(
      ({ version, recordedAt }) =>
        `signed with it: version ${version} of the agreement, adopted at ${recordedAt}; ask ${agency} whether it had`,
    ),
  ];
}

function inDoubt({ cases, entries }: Doubted): string {
  return `in doubt: ${counted(entries)} entries in ${counted(cases)} cases`;
}
