import { THE_PERSON } from '#gate';
import type { DraftRow } from '../draft.ts';
import type { Fault } from '../problem.ts';
import type { Placed, SoundParts } from '../sound-parts.ts';

/** The notice that tells a party of a conflict of which the other side is hidden from it, in the short form of agreements. */
const BLIND_NOTICE = 'conflict.blind-notice';

/**
 * Faults of rows by which parties send blind notices: never one that is bound by secrecy (§ 203 StGB), on whatever ground, and each to
 * one other party only, as a notice names nobody and reaches all for whom its sender has a row.
 */
export function blindNoticeFaults({ rows, parties }: Pick<SoundParts, 'rows' | 'parties'>): Fault[] {
  const notices = rows.filter(({ item }) => item.types.includes(BLIND_NOTICE) && item.basis !== 'FORBIDDEN');
  const secret = new Set(parties.filter(({ item }) => item.secrecy).map(({ item }) => item.agency));
  return notices.flatMap((row) => [...secretFaults(row, secret), ...addresseeFaults(row, notices)]);
}

function secretFaults({ item, index }: Placed<DraftRow>, secret: ReadonlySet<string>): Fault[] {
  return item.senders.flatMap((sender, at): readonly Fault[] =>
    secret.has(sender)
      ? [
          {
            path: ['matrix', index, 'senders', at],
            code: 'BLIND_NOTICE_OF_A_SECRET',
            fix: `remove ${sender}: what it knows is secret (§ 203 StGB), also that there is something`,
          },
        ]
      : [],
  );
}

function addresseeFaults({ item, index }: Placed<DraftRow>, notices: readonly Placed<DraftRow>[]): Fault[] {
  const others = (sender: string) =>
    notices
      .filter((one) => one.index <= index && one.item.senders.includes(sender))
      .flatMap((one) => one.item.recipients)
      .filter((recipient) => recipient !== sender && recipient !== THE_PERSON);
  const sender = item.senders.find((one) => new Set(others(one)).size > 1);
  if (sender === undefined) return [];
  return [
    {
      path: ['matrix', index, 'recipients'],
      code: 'BLIND_NOTICE_TO_SEVERAL',
      fix: `leave one party to which ${sender} sends blind notices: others would learn of conflicts that are not theirs`,
    },
  ];
}
