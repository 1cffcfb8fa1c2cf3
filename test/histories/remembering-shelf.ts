import type { KeyOwner } from '#ports';
import { MemoryKeyShelf } from '#ports/memory';

/** A shelf that lets somebody read what is about to become unreadable: what was judged before must stay judgeable. */
export class RememberingShelf extends MemoryKeyShelf {
  /** Nobody does until this is set. */
  remember: ((owners: readonly KeyOwner[]) => Promise<void>) | undefined;

  override async destroy(owners: readonly KeyOwner[]): Promise<void> {
    await this.remember?.(owners);
    await super.destroy(owners);
  }
}
