import { createHash } from 'node:crypto';
import type { EndedElsewhere } from '#catalogue';
import { canonicalJson } from '#catalogue';
import type { Provision } from '#gate';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { Journal } from '../journal/journal.ts';

/** A consent that another body recorded, and of which this agency is a source. */
export interface ForeignConsent {
  readonly consentId: string;
  readonly recordedBy: string;
  /** Those in which this agency is the source. */
  readonly provisions: readonly Provision[];
  /** Whether a member of staff has looked at it as it now stands. */
  readonly acknowledged: boolean;
}

/** What a source ended of a consent that was recorded here. */
export interface EndedConsent extends EndedElsewhere {
  readonly recordedBy: string;
}

/** Consents recorded for this agency by others, as the hub tells them, and own ones that others ended; which of them somebody here has looked at. */
export class ForeignConsents {
  constructor(
    private readonly journal: Journal,
    private readonly evidence: Pick<EvidenceBook, 'of'>,
  ) {}

  /** Those of one case. */
  of(handle: string, agency: string): readonly ForeignConsent[] {
    const foreign = (this.evidence.of(handle)?.provisions ?? []).filter(
      ({ recordedBy }) => recordedBy !== agency,
    );
    const groups = Map.groupBy(foreign, ({ recordedBy, consentId }) => `${recordedBy} ${consentId}`);
    return [...groups.values()].flatMap((provisions) => {
      const [first] = provisions;
      if (first === undefined) return [];
      const { consentId, recordedBy } = first;
      const acknowledged = this.isAcknowledged(handle, { consentId, recordedBy, provisions });
      return [{ consentId, recordedBy, provisions, acknowledged }];
    });
  }

  /** Somebody here has looked at it; when it changes it is to be looked at again. */
  acknowledge(handle: string, consent: LookedAt, staff: string, at: string): void {
    const { recordedBy, consentId } = consent;
    const sql = `INSERT OR REPLACE INTO consents_acknowledged (handle, recorded_by, consent_id, digest, staff, at)
      VALUES (?, ?, ?, ?, ?, ?)`;
    this.journal.run(sql, handle, recordedBy, consentId, digestOf(consent), staff, at);
  }

  /** What others ended of this agency's own consents in one case, and nobody here has taken note of. */
  endedToNote(handle: string, agency: string): readonly EndedConsent[] {
    const all = this.endedOf(handle, agency);
    return all.filter(({ consentId }) => !this.isAcknowledged(handle, lookedAt(agency, consentId, all)));
  }

  /** The ends of one own consent, to be taken note of; undefined when nobody else ended anything of it. */
  endsOf(handle: string, agency: string, consentId: string): LookedAt | undefined {
    const looked = lookedAt(agency, consentId, this.endedOf(handle, agency));
    return looked.provisions.length === 0 ? undefined : looked;
  }

  private endedOf(handle: string, agency: string): readonly EndedConsent[] {
    return (this.evidence.of(handle)?.ended ?? []).map((one) => ({ ...one, recordedBy: agency }));
  }

  private isAcknowledged(handle: string, consent: LookedAt): boolean {
    const sql =
      'SELECT digest FROM consents_acknowledged WHERE handle = ? AND recorded_by = ? AND consent_id = ?';
    const row = this.journal.one(sql, handle, consent.recordedBy, consent.consentId);
    return row?.['digest'] === digestOf(consent);
  }
}

/** What somebody looks at of a consent: provisions, or their ends. */
export interface LookedAt {
  readonly consentId: string;
  readonly recordedBy: string;
  readonly provisions: readonly unknown[];
}

function lookedAt(recordedBy: string, consentId: string, all: readonly EndedConsent[]): LookedAt {
  return { consentId, recordedBy, provisions: all.filter((one) => one.consentId === consentId) };
}

function digestOf({ provisions }: LookedAt): string {
  return createHash('sha256').update(canonicalJson(provisions)).digest('base64url');
}
