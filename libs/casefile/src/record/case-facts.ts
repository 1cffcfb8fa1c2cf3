import { validateSync } from 'class-validator';
import type { KeyVault, StoredEvent } from '#ports';
import { Unreadable } from '#ports';
import type { CaseFact, CaseFactType, ReadEvent } from '../case.events.ts';
import { caseFacts, isCaseFactType, NoticeShown, ProvisionStated } from '../case.events.ts';
import { factContent } from './upcast.ts';

/** Under which theme a fact is filed. */
export function themeOf(type: CaseFactType): 'case' | 'consent' | 'disclosure' {
  if (type === 'Released' || type === 'ReleaseAbandoned') return 'disclosure';
  return type.startsWith('Consent') ? 'consent' : 'case';
}

/** Throws when a fact's content does not satisfy its class: then the program is wrong, and nothing is stored. */
export function checkFact(fact: CaseFact): void {
  const made = Object.assign(new caseFacts[fact.type](), fact.data);
  if ('notice' in made) made.notice = Object.assign(new NoticeShown(), made.notice);
  if ('provisions' in made) {
    made.provisions = made.provisions.map((one) => Object.assign(new ProvisionStated(), one));
  }
  const faults = validateSync(made, { whitelist: true, forbidNonWhitelisted: true });
  const properties = faults.map((fault) => fault.property).join(', ');
  if (faults.length > 0) throw new TypeError(`${fact.type} must not be stored like this: ${properties}`);
}

/** A fact of the case stream as it was stated. Throws Unreadable when its key is gone. */
export async function openCaseFact(vault: Pick<KeyVault, 'openFact'>, event: StoredEvent): Promise<CaseFact> {
  if (!isCaseFactType(event.type)) throw new TypeError(`${event.type} is no fact of a case stream`);
  const { data } = (await vault.openFact(event)) as { data: object };
  return { type: event.type, data: factContent(event, data) } as CaseFact;
}

/**
 * What a stored event means to the fold; undefined for releases, which change no state and stay sealed. A fact whose key is
 * gone is lost and still counts.
 */
export async function foldable(vault: KeyVault, event: StoredEvent): Promise<ReadEvent | undefined> {
  if (event.type === 'Released' || event.type === 'ReleaseAbandoned') return undefined;
  if (!event.type.startsWith('de.wegmarke.')) return opened(vault, event);
  const { id, type, agency, theme, category, happenedAt } = event;
  return { type: 'EventRecorded', data: { id, type, agency, theme, category, happenedAt } };
}

async function opened(vault: KeyVault, event: StoredEvent): Promise<ReadEvent> {
  try {
    return await openCaseFact(vault, event);
  } catch (error) {
    if (!(error instanceof Unreadable) || !isCaseFactType(event.type)) throw error;
    const { type: fact, agency, recordedAt } = event;
    return { type: 'FactLost', data: { fact, agency, recordedAt } };
  }
}
