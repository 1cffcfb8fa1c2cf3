/** The agency has no key to which anything could be sealed: its own was revoked, and the operator has approved no other yet. */
export class SealingKeyMissing extends Error {
  readonly code = 'SEALING_KEY_MISSING';

  constructor() {
    super('the agency has no key to which its answers could be sealed');
    this.name = 'SealingKeyMissing';
  }
}
