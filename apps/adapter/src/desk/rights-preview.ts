import type { RightOnDesk, Titles } from '#catalogue';
import { catalogueEntry, titleOf } from '#catalogue';
import type { OutboxItem } from '../outbox/item.ts';

/** What becomes of one entry if the request is decided like this; `unsaid`: the proposal is not about it. */
export type Fate = 'told' | 'withheld' | 'concerned' | 'untouched' | 'unsaid';

/** One entry of the own controller, as far as this agency knows it; of a sister agency's entry there is only its id. */
export interface PreviewedEntry {
  readonly eventId: string;
  readonly fate: Fate;
  readonly type?: string;
  readonly title?: Titles;
  readonly happenedAt?: string;
  /** The fields that the type has, not what they hold. */
  readonly fields?: readonly { readonly name: string; readonly titles: Titles; readonly special: boolean }[];
}

/** What a decision on a request would tell and withhold, or concern; `as`: by the proposal, or as everything would be granted. */
export interface DecisionPreview {
  readonly request: string;
  readonly kind: RightOnDesk['kind'];
  readonly as: 'proposed' | 'granted';
  readonly entries: readonly PreviewedEntry[];
}

const ANSWERED: readonly RightOnDesk['kind'][] = ['access', 'portability'];

/** An own event without its content. */
export type OwnEvent = Pick<OutboxItem, 'type' | 'happenedAt'>;

/** What this agency knows of its own events: those of the case that it still has by the case, and any by its id. */
export interface KnownOwn {
  readonly ids: readonly string[];
  readonly find: (id: string) => OwnEvent | undefined;
}

/** Previews a request on the own controller's desk from what was proposed, else from the own events of the case (oldest first). */
export function decisionPreview(right: RightOnDesk, { ids, find }: KnownOwn): DecisionPreview {
  const { request, kind, covers, outside = [] } = right;
  const about = covers ?? right.eventIds ?? ids;
  const entries = [
    ...about.map((id) => previewed(id, fateOf(id, right), find(id))),
    ...outside.map((id) => previewed(id, 'unsaid', find(id))),
  ];
  return { request, kind, as: right.decision === undefined ? 'granted' : 'proposed', entries };
}

function fateOf(id: string, { kind, decision, withheld = [] }: RightOnDesk): Fate {
  const isKeptBack = decision === 'refuse' || withheld.includes(id);
  if (ANSWERED.includes(kind)) return isKeptBack ? 'withheld' : 'told';
  return isKeptBack ? 'untouched' : 'concerned';
}

function previewed(eventId: string, fate: Fate, event: OwnEvent | undefined): PreviewedEntry {
  if (event === undefined) return { eventId, fate };
  const fields = catalogueEntry(event.type)?.fields.map(({ name, titles, special = false }) => ({
    name,
    titles,
    special,
  }));
  return {
    eventId,
    fate,
    type: event.type,
    title: titleOf(event.type),
    ...(event.happenedAt !== undefined && { happenedAt: event.happenedAt }),
    ...(fields && { fields }),
  };
}
