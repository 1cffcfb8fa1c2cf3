import type { Offer, Offers, Provision, Source } from './consents.ts';
import { germanMidnight } from './german-midnight.ts';
import type { Circumstances } from './notice-part.ts';

/** What the caseworker has ticked with the person beside, before anything is recorded. */
export interface AnswerForm extends Circumstances {
  readonly decision: 'given' | 'refused' | 'requested';
  /** `source type` pairs that may be told. */
  readonly chosen: ReadonlySet<string>;
  readonly depth: Provision['depth'];
  readonly special: boolean;
  /** As the date field writes it. */
  readonly until: string;
  /** The day before which happened what may be told, as the date field writes it; empty where the agreement asks for none. */
  readonly dataUntil: string;
  /** The release from secrecy beside the consent (§ 203 StGB). */
  readonly release: boolean;
}

const LONGEST_YEARS = 5;

/** How one event of one source stands in the form. */
export function pairOf({ agency }: Pick<Source, 'agency'>, type: string): string {
  return `${agency} ${type}`;
}

/** Everything of the card, as deep as the agreement allows, for a year. */
export function wholeOffer(
  offer: Offer,
  at: string,
): Pick<AnswerForm, 'chosen' | 'depth' | 'until' | 'dataUntil'> {
  const pairs = offer.sources.flatMap((source) => source.events.map(({ type }) => pairOf(source, type)));
  return {
    chosen: new Set(pairs),
    depth: offer.sources[0]?.depth ?? 'fact',
    until: `${Number(at.slice(0, 4)) + 1}${at.slice(4, 10)}`.replace('-02-29', '-02-28'),
    dataUntil: '',
  };
}

/** The instant at which the consent ends; undefined when the day is none, is over, or too far away. */
export function endOf({ until }: Pick<AnswerForm, 'until'>, at: string): string | undefined {
  const end = germanMidnight(until);
  const latest = `${Number(at.slice(0, 4)) + LONGEST_YEARS}${at.slice(4)}`;
  return end !== undefined && end > at && end <= latest ? end : undefined;
}

/** What is chosen and may be told only as far as it happened before a day that the person names. */
export function endingEvents(
  { chosen }: Pick<AnswerForm, 'chosen'>,
  { sources }: Pick<Offer, 'sources'>,
): readonly Source['events'][number][] {
  return sources.flatMap((source) =>
    source.events.filter((event) => event.needsDataUntil && chosen.has(pairOf(source, event.type))),
  );
}

/** Whether a day is still to be named before which happened what may be told. */
export function lacksDataEnd(
  form: Pick<AnswerForm, 'chosen' | 'dataUntil'>,
  offer: Pick<Offer, 'sources'>,
): boolean {
  return endingEvents(form, offer).length > 0 && germanMidnight(form.dataUntil) === undefined;
}

/**
 * The provisions that the form says: for each source of which anything is chosen one, and one of its own for what must have
 * happened before the day named, so that the day does not hold for the rest.
 */
export function provisionsOf(form: AnswerForm, offer: Offer, validUntil: string): readonly Provision[] {
  const dataUntil = germanMidnight(form.dataUntil);
  const ending = new Set(endingEvents(form, offer).map(({ type }) => type));
  return offer.sources.flatMap((source) => {
    const types = typesOf(form, source);
    const common = {
      source: source.agency,
      recipients: [offer.recipient.agency],
      purposes: [offer.purpose.id],
      depth: form.depth,
      special: form.special && form.depth === 'detail',
      validUntil,
    };
    const open = { ...common, eventTypes: types.filter((type) => !ending.has(type)) };
    const ended = { ...common, eventTypes: types.filter((type) => ending.has(type)) };
    return [open, { ...ended, ...(dataUntil !== undefined && { dataUntil }) }].filter(
      ({ eventTypes }) => eventTypes.length > 0,
    );
  });
}

/** The release from secrecy as a record of its own, for what is told by this agency itself. */
export function releaseOf(form: AnswerForm, offer: Offer, validUntil: string): readonly Provision[] {
  if (!form.release) return [];
  const own = { ...offer, sources: offer.sources.filter(({ release }) => release === 'here') };
  return provisionsOf(form, own, validUntil).map((one) => ({ ...one, form: 'secrecy-release' }));
}

/** The titles of what is chosen and holds special data somewhere. */
export function specialTitles(form: AnswerForm, { sources }: Offer) {
  return sources.flatMap((source) =>
    source.events
      .filter(({ special, type }) => special && form.chosen.has(pairOf(source, type)))
      .map(({ title }) => title),
  );
}

/** The depths from the least to what the agreement lets through here. */
export function depthsOf({ sources }: Offer, { codes }: Offers): readonly Provision['depth'][] {
  const all = ['fact', 'date', 'detail'] as const;
  const deepest = Math.max(...sources.map(({ depth }) => all.indexOf(depth)));
  return all.slice(0, deepest + 1).filter((depth) => depth in codes.depths);
}

function typesOf({ chosen }: AnswerForm, source: Source): readonly string[] {
  return source.events.map(({ type }) => type).filter((type) => chosen.has(pairOf(source, type)));
}
