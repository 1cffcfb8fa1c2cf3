import type { Agreement } from '#agreement';
import { party, retentionOf } from '#agreement';
import { catalogueEntry, commandEntry } from '#catalogue';
import type { Retention } from './kept-until.ts';
import { keptUntil, retrievalRecord } from './kept-until.ts';

/** What is kept as a retrieval record: releases, reads that gave nothing, what officers asked about them, and what operators did. */
const retrievals: readonly string[] = [
  'Released',
  'AccessRefused',
  'OfficerSearched',
  'OfficerExported',
  'OperatorActed',
];

/** How long what an agency records of this type is kept in a network; undefined leaves it to the catalogue. */
export type RetentionIn = (network: string, agency: string, type: string) => Retention | undefined;

/** How long the agreement lets an agency's controller keep what it records of this type: its own rule, else what the catalogue says. */
export function retentionFor(agreement: Agreement, agency: string, type: string): Retention | undefined {
  const controller = party(agreement, agency)?.controller.id ?? agency;
  return retentionOf(agreement, controller, type) ?? catalogueRetention(type);
}

/** How long this type is kept where no agreement says otherwise; undefined for facts that are kept with the case. */
export function catalogueRetention(type: string): Retention | undefined {
  return retrievals.includes(type)
    ? retrievalRecord
    : (catalogueEntry(type) ?? commandEntry(type))?.retention;
}

/** Whether what happened then would have to be unreadable the moment it is recorded: it comes too late to be told. */
export function isRetentionOver(
  agreement: Agreement,
  event: { readonly agency: string; readonly type: string; readonly happenedAt: string },
  at: string,
): boolean {
  const kept = retentionFor(agreement, event.agency, event.type);
  const until = kept && keptUntil(kept, { happenedAt: event.happenedAt, recordedAt: at });
  return until !== undefined && until <= at;
}
