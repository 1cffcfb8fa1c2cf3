import { validateSync } from 'class-validator';
import type { KeyVault, StoredEvent } from '#ports';
import { Unreadable } from '#ports';
import type { CaseFact, CaseFactType, ReadEvent } from '../case.events.ts';
import { caseFacts, isCaseFactType } from '../case.events.ts';
import {
  ConsentDifference,
  NoticeShown,
  ProvisionChange,
  ProvisionStated,
} from '../consent/consent.events.ts';
import { rightsFacts } from '../rights/rights.events.ts';
import { factContent } from './upcast.ts';

/** Facts about what may leave, or did. */
const OF_DISCLOSURE: readonly CaseFactType[] = [
  'Released',
  'ReleaseAbandoned',
  'ClerkDecided',
  'InformationSettled',
];

/** Under which theme a fact is filed. */
export function themeOf(type: CaseFactType): 'case' | 'consent' | 'disclosure' | 'rights' {
  if (OF_DISCLOSURE.includes(type)) return 'disclosure';
  if (Object.hasOwn(rightsFacts, type)) return 'rights';
  return type.startsWith('Consent') ? 'consent' : 'case';
}

/** The classes of what stands inside facts, by the member that holds it. */
const PARTS: Readonly<Record<string, new () => object>> = {
  notice: NoticeShown,
  provisions: ProvisionStated,
  difference: ConsentDifference,
  changed: ProvisionChange,
};

/** Throws when a fact's content does not satisfy its class: then the program is wrong, and nothing is stored. */
export function checkFact(fact: CaseFact): void {
  const faults = validateSync(classed(caseFacts[fact.type], fact.data), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  const properties = faults.map((fault) => fault.property).join(', ');
  if (faults.length > 0) throw new TypeError(`${fact.type} must not be stored like this: ${properties}`);
}

/** The content with its classes, as class-validator needs to see them. */
function classed(Class: new () => object, content: object): object {
  const members = Object.entries(content).map(([name, value]: [string, unknown]) => {
    const Part = PARTS[name];
    if (Part === undefined) return [name, value];
    return [
      name,
      Array.isArray(value) ? value.map((one: object) => classed(Part, one)) : classed(Part, value as object),
    ];
  });
  return Object.assign(new Class(), Object.fromEntries(members) as object);
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
  const { id, type, agency, theme, category, happenedAt, recordedAt, commitment } = event;
  const stored = { id, recordedAt, commitment };
  if (!event.type.startsWith('de.wegmarke.')) return { ...(await opened(vault, event)), stored };
  return { type: 'EventRecorded', data: { id, type, agency, theme, category, happenedAt }, stored };
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
