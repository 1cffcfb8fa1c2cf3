/**
 * What the provider keeps, in memory: gone at its end, as everything of the demonstration's log-ins.
 */
export class Memory {
  /** @type {Map<string, import('oidc-provider').AdapterPayload>} */
  #kept = new Map();

  /** @param {string} id @param {import('oidc-provider').AdapterPayload} payload */
  async upsert(id, payload) {
    this.#kept.set(id, payload);
  }

  /** @param {string} id */
  async find(id) {
    return this.#kept.get(id);
  }

  /** @param {string} uid */
  async findByUid(uid) {
    return [...this.#kept.values()].find((payload) => payload.uid === uid);
  }

  /** Devices without a keyboard do not log in here. */
  async findByUserCode() {
    return undefined;
  }

  /** @param {string} id */
  async consume(id) {
    const payload = this.#kept.get(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }

  /** @param {string} id */
  async destroy(id) {
    this.#kept.delete(id);
  }

  /** @param {string} grantId */
  async revokeByGrantId(grantId) {
    for (const [id, payload] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(id);
  }
}
