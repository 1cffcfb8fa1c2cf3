import type { EnvelopeBody, ReleasedEntry } from '#catalogue';
import type { Outgoing } from '#ports';
import { basisTold } from './basis-told.ts';

/** What the vault yields for an agency's event: the salt of its commitment and the committed body. */
export interface OpenedPayload {
  readonly salt: string;
  readonly body: EnvelopeBody;
}

/** The event as its permit lets it out: the permitted fields and nothing else, dates only where the ground reaches to the date. */
export function releasedEntry(
  { permit, event, handle, seq, inDoubt }: Outgoing,
  opened: OpenedPayload,
): ReleasedEntry {
  const { fields, showsDate, basis, ask, disputed } = permit.record;
  const { data, corrects } = opened.body;
  return {
    seq,
    handle,
    type: event.type,
    ...(showsDate && { happenedAt: event.happenedAt, recordedAt: event.recordedAt }),
    agency: event.agency,
    fields: Object.fromEntries(
      fields.filter((name) => Object.hasOwn(data, name)).map((name) => [name, data[name]]),
    ),
    basis: basisTold(basis),
    purpose: ask.purpose,
    id: event.id,
    ...(corrects !== undefined && { corrects }),
    ...(disputed && { disputed }),
    ...(inDoubt && { inDoubt }),
  };
}
