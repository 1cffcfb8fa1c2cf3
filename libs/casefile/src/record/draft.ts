import type { SignedEnvelope } from '#catalogue';
import { bodyOf } from '#catalogue';
import type { KeyOwner, KeyVault, NewEvent, SealedKind, Sealer } from '#ports';
import { commitmentTo, newSalt } from './commitment.ts';
import { factVersion } from './upcast.ts';
import type { Retention } from '../retention/kept-until.ts';
import { keptUntil } from '../retention/kept-until.ts';

/** A row before its content is sealed. */
export interface Draft {
  readonly owner: KeyOwner;
  readonly kind: SealedKind;
  readonly plain: unknown;
  /** From this instant on it must not be readable any more. */
  readonly keepUntil?: string;
  readonly clear: Omit<NewEvent, 'sealed'>;
}

/** A fact as its author states it; the hub commits to it and signs it. */
export interface FactStated {
  readonly owner: KeyOwner;
  readonly kind: 'fact' | 'release';
  readonly id: string;
  readonly type: string;
  /** Who caused it; `hub` when nobody else did. */
  readonly agency: string;
  readonly theme: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly data: object;
  readonly keepUntil?: string;
}

/** Commits to facts, signs and seals them: rows ready to be appended, in the same order. */
export type SealFacts = (facts: readonly FactStated[]) => Promise<readonly NewEvent[]>;

/** Makes {@link SealFacts} from the vault and the hub's signing key. */
export function factSealer(vault: KeyVault, hub: Sealer): SealFacts {
  return (facts) =>
    sealed(
      vault,
      facts.map((fact) => hubDraft(hub, fact)),
    );
}

/** Seals drafts under content keys of their own, all in one go. */
export async function sealed(vault: KeyVault, drafts: readonly Draft[]): Promise<readonly NewEvent[]> {
  const contents = await vault.seal(
    drafts.map(({ owner, kind, plain, keepUntil, clear }) => ({
      owner,
      kind,
      plain,
      eventId: clear.id,
      ...(keepUntil !== undefined && { keepUntil, eventType: clear.type }),
    })),
  );
  return drafts.map((draft, index) => {
    const content = contents[index];
    if (content === undefined) throw new Error('the vault returned fewer contents than it was given');
    return { ...draft.clear, sealed: content };
  });
}

/** What the hub signs of a fact: the clear columns that say who caused what and when, and the commitment to the rest. */
export function hubStatement(clear: Statable) {
  const { id, type, version, network, agency, happenedAt, recordedAt, commitment } = clear;
  return { id, type, version, network, agency, happenedAt, recordedAt, commitment };
}

/** A fact of the hub's own making, under the hub's commitment and signature. */
export function hubDraft(hub: Sealer, fact: FactStated): Draft {
  const { owner, kind, id, type, agency, theme, happenedAt, recordedAt, data, keepUntil } = fact;
  const salt = newSalt();
  const commitment = commitmentTo(salt, data);
  const version = factVersion(type);
  const { network } = owner;
  const signed = hubStatement({ id, type, version, network, agency, happenedAt, recordedAt, commitment });
  const signature = hub.signDetached(signed);
  return {
    owner,
    kind,
    plain: { salt, data },
    ...(keepUntil !== undefined && { keepUntil }),
    clear: { ...signed, theme, category: theme, signature },
  };
}

/** A fact that a signed command caused: the agency's own commitment and signature stand for it. */
export function commandDraft(
  signed: SignedEnvelope,
  fact: Omit<FactStated, 'id' | 'agency' | 'kind'>,
): Draft {
  const { envelope, signature } = signed;
  const { owner, type, theme, happenedAt, recordedAt, data } = fact;
  const { id, agency, network, commitment, salt } = envelope;
  return {
    owner,
    kind: 'fact',
    plain: { salt, body: bodyOf(envelope), data },
    clear: {
      id,
      type,
      version: factVersion(type),
      network,
      agency,
      theme,
      category: theme,
      happenedAt,
      recordedAt,
      commitment,
      signature,
    },
  };
}

type Statable = Pick<
  NewEvent,
  'id' | 'type' | 'version' | 'network' | 'agency' | 'happenedAt' | 'recordedAt' | 'commitment'
>;

/** What of the catalogue stands in the clear columns. */
export interface Classed {
  readonly version: number;
  readonly theme: string;
  readonly category: string;
  readonly retention: Retention;
}

/** An agency's event with its payload, kept as long as the catalogue says. */
export function payloadDraft(
  owner: KeyOwner,
  signed: SignedEnvelope,
  classed: Classed,
  recordedAt: string,
): Draft {
  const { envelope, signature } = signed;
  const { id, type, agency, network, commitment, salt, time } = envelope;
  const { version, theme, category, retention } = classed;
  const keepUntil = keptUntil(retention, { happenedAt: time, recordedAt });
  return {
    owner,
    kind: 'payload',
    plain: { salt, body: bodyOf(envelope) },
    ...(keepUntil !== undefined && { keepUntil }),
    clear: {
      id,
      type,
      version,
      network,
      agency,
      theme,
      category,
      happenedAt: time,
      recordedAt,
      commitment,
      signature,
    },
  };
}
