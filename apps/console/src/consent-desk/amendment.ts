import { pairOf, type AnswerForm } from './answer-form.ts';
import type { Offer, Offers, Provision, Source } from './consents.ts';
import { germanDay, germanMidnight } from './german-midnight.ts';

/** What of a provision can be amended, as the form holds it. */
export type AmendedProvision = Pick<AnswerForm, 'chosen' | 'depth' | 'until' | 'dataUntil'>;

/** Whether a provision still stands: what is withdrawn or invalid is not amended. */
export function isLive({ withdrawnAt, invalidatedAt }: Provision): boolean {
  return withdrawnAt === undefined && invalidatedAt === undefined;
}

/** The form as the provision stands now. */
export function startOf({ source, eventTypes, depth, validUntil, dataUntil }: Provision): AmendedProvision {
  return {
    chosen: new Set(eventTypes.map((type) => pairOf({ agency: source }, type))),
    depth,
    until: germanDay(validUntil),
    dataUntil: dataUntil === undefined ? '' : germanDay(dataUntil),
  };
}

/** Whether the form says what the provision says already. */
export function sameAs(provision: Provision, form: AmendedProvision): boolean {
  const start = startOf(provision);
  const isSameSet =
    start.chosen.size === form.chosen.size && [...start.chosen].every((one) => form.chosen.has(one));
  const isSameEnd = start.until === form.until && start.dataUntil === form.dataUntil;
  return isSameSet && start.depth === form.depth && isSameEnd;
}

/** The provision as it is to stand. Its end moves only where another day was chosen. */
export function amendedTo(provision: Provision, form: AmendedProvision): Provision {
  const isSameDay = startOf(provision).until === form.until;
  const validUntil = isSameDay ? provision.validUntil : (germanMidnight(form.until) ?? provision.validUntil);
  const prefix = pairOf({ agency: provision.source }, '');
  const eventTypes = [...form.chosen].map((pair) => pair.slice(prefix.length));
  const { until, dataUntil } = startOf(provision);
  const isSame = sameAs(provision, { ...form, depth: provision.depth, until, dataUntil });
  const dataEnd = dataUntil === form.dataUntil ? undefined : germanMidnight(form.dataUntil);
  return {
    ...provision,
    eventTypes: isSame ? provision.eventTypes : eventTypes,
    depth: form.depth,
    ...(dataEnd !== undefined && { dataUntil: dataEnd }),
    validUntil,
  };
}

/** What the agreement would let this provision say; where it no longer has such a row, what it says already. */
export function offerOf(provision: Provision, { offers, parties }: Offers): Offer {
  const { recipients, purposes } = provision;
  const fitting = offers.filter(
    (one) => recipients.includes(one.recipient.agency) && purposes.includes(one.purpose.id),
  );
  const [agency = ''] = recipients;
  const [purpose = ''] = purposes;
  const [like] = fitting;
  return {
    id: agency,
    purpose: { id: purpose, de: purpose, en: purpose },
    recipient: {
      agency,
      name: parties.find((one) => one.agency === agency)?.name ?? { de: agency, en: agency },
    },
    ...like,
    sources: [sourceOf(provision, fitting)],
    state: 'given',
    recorded: [],
  };
}

function sourceOf({ source, depth, eventTypes }: Provision, fitting: readonly Offer[]): Source {
  const sources = fitting.flatMap((one) => one.sources.filter(({ agency }) => agency === source));
  const known = new Map(sources.flatMap(({ events }) => events).map((event) => [event.type, event]));
  const said = eventTypes
    .filter((type) => !known.has(type))
    .map((type) => ({ type, title: { de: type, en: type }, special: false }));
  return {
    agency: source,
    name: { de: source, en: source },
    depth,
    release: 'none',
    ...sources[0],
    events: [...known.values(), ...said],
  };
}
