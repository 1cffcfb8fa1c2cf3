import type { Envelope } from '#catalogue';
import type { CaseFile } from '../case-file.ts';
import type { InformationSettled } from '../rights/rights.events.ts';
import type { Request } from './request.ts';

/** Which types reply to a request for information, and how. */
const REPLIES: Readonly<Record<string, InformationSettled['how']>> = {
  'de.wegmarke.information.answered.v1': 'answered',
  'de.wegmarke.information.declined.v1': 'declined',
};

/** Whether an event of this type replies to a request for information, so that it concerns who asked and nobody else. */
export function isReplyType(type: string): boolean {
  return Object.hasOwn(REPLIES, type);
}

/**
 * What an event settles: the request that its payload or its `derivedfrom` names, else the one request that was open when it
 * happened. Only requests that its agency knows of count (`known`), so nothing that is hidden from it changes the answer;
 * where several are open and none is named, none is settled.
 */
export function settlementBy(
  envelope: Pick<Envelope, 'id' | 'type' | 'agency' | 'time' | 'corrects' | 'derivedfrom' | 'data'>,
  { entries }: Pick<CaseFile, 'entries'>,
  known: readonly Request[],
): InformationSettled | undefined {
  const { id: event, type, agency: by, time, corrects } = envelope;
  const how = Object.hasOwn(REPLIES, type) ? REPLIES[type] : undefined;
  if (how === undefined) return undefined;
  const named = namedIn(envelope);
  // What puts an earlier reply right goes to who got that one.
  if (named === undefined && corrects !== undefined) return undefined;
  const askedAt = new Map(entries.map((entry) => [entry.id, entry.happenedAt]));
  const meant = known.filter(({ id, open }) =>
    named === undefined ? open && (askedAt.get(id) ?? '') <= time : id === named,
  );
  const [request] = meant;
  return request === undefined || meant.length > 1 ? undefined : { by, request: request.id, event, how };
}

function namedIn({ data, derivedfrom }: Pick<Envelope, 'data' | 'derivedfrom'>): string | undefined {
  return typeof data['request'] === 'string' ? data['request'] : derivedfrom;
}
