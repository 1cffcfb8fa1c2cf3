import type { KeyVault, StoredEvent } from '#ports';
import { Tampered, Unreadable } from '#ports';
import type { StepFact } from '../fact.ts';
import { SAID } from '../wait-step.ts';
import type { Countable } from './counted-facts.decide.ts';

/** What the vault yields of a payload that is looked at here. */
interface Opened {
  readonly body: { readonly data: Readonly<Record<string, unknown>> };
}

/**
 * The event with the codes that its permit names. A payload is opened only for those, and nothing else of it is kept; one whose key is
 * gone, or that is damaged, has no codes. Ids are unique for each sender only: what another agency recorded under it is not looked at.
 */
export async function withCodes(
  { fact, permit }: Countable,
  event: StoredEvent | undefined,
  vault: Pick<KeyVault, 'open'>,
): Promise<StepFact> {
  const { fields } = permit.record;
  if (fields.length === 0 || event?.agency !== fact.agency) return fact;
  try {
    const { body } = (await vault.open(permit, event)) as Opened;
    const codes = fields.flatMap((name) => {
      const code = body.data[name] === true ? SAID : body.data[name];
      return typeof code === 'string' ? [[name, code] as const] : [];
    });
    return { ...fact, codes: Object.fromEntries(codes) };
  } catch (error) {
    if (error instanceof Unreadable || error instanceof Tampered) return fact;
    throw error;
  }
}
