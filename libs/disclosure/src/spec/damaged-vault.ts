import type { Permit } from '#gate';
import type { StoredEvent } from '#ports';
import { Tampered } from '#ports';
import { PlainVault } from './plain-crypto.ts';

/** A vault for which what it is told to take for changed no longer fits its key. */
export class DamagedVault extends PlainVault {
  isDamaged: (event: StoredEvent) => boolean = () => false;

  override async openFact(event: StoredEvent): Promise<unknown> {
    if (this.isDamaged(event)) throw new Tampered(event.id, 'content');
    return super.openFact(event);
  }

  override async open(permit: Permit, event: StoredEvent): Promise<unknown> {
    if (this.isDamaged(event)) throw new Tampered(event.id, 'content');
    return super.open(permit, event);
  }
}
