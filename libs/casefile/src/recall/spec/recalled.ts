import type { SignedEnvelope } from '#catalogue';
import type { PermitRecord } from '#gate';
import type { Released } from '../../case.events.ts';
import { NEED } from '../../spec/agreement.ts';
import { envelope, idOf } from '../../spec/desk.ts';
import { AT } from '../../spec/history.ts';
import type { PartAnswered } from '../recall.events.ts';

/** A decision on which events of a sender left for a recipient. */
export function decided(
  sender: string,
  recipient: string,
  eventIds: readonly string[],
  basis: PermitRecord['basis'] = { kind: 'statutory', rowId: 'row', paragraph: '§ 8(1) IntV', duty: false },
): PermitRecord {
  const ask = {
    door: 'claim',
    network: 'rheine',
    caseId: 'case',
    sender,
    recipient,
    actor: 'system',
    eventIds,
    eventType: NEED,
    category: 'language',
    fields: [],
    purpose: 'course-access',
    happenedAt: AT,
    at: AT,
  } as const;
  return {
    ask,
    eventIds,
    fields: [],
    showsDate: true,
    basis,
    caseRevision: 2,
    agreementHash: 'hash',
    registryRevision: 7,
    gateVersion: 2,
    decidedAt: AT,
    notAfter: AT,
  };
}

/** A release to a recipient at a door. */
export function released(
  recipient: string,
  decisions: readonly PermitRecord[],
  door: Released['door'] = 'claim',
): Released {
  return { door, recipient, actor: 'system', decisions };
}

/** An agency's answer to a recall, under a source that names the recall. */
export function answer(
  agency: string,
  name: string,
  recall: string,
  parts: readonly Partial<PartAnswered>[],
  handle = recall,
): SignedEnvelope {
  const data = { recall, parts: parts.map((part) => ({ automatic: false, ...part })) };
  return envelope(agency, name, 'de.wegmarke.recall.answer.v1', data, { handle });
}

/** Ids of events by their names. */
export function idsOf(...names: readonly string[]): readonly string[] {
  return names.map(idOf);
}
