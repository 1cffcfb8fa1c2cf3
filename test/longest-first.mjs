/**
 * The order of the suites: those that need longest begin first, so that none is left to run alone at the end. On a fresh clone
 * Jest has no times of its own to go by. A suite that is not named here is short enough to fill the gaps.
 */
const LONGEST = [
  'test/pages/pages.spec.ts',
  'test/faults/kills.spec.ts',
  'test/faults/canary.spec.ts',
  'test/faults/erasure.spec.ts',
  'test/faults/ways.spec.ts',
  'test/docs/how-to.spec.ts',
  'libs/steering/src/every-table.spec.ts',
  'test/faults/timing/timing.spec.ts',
  'test/fuzz/fuzz.spec.ts',
  'test/e2e/consent-story.spec.ts',
  'test/conformance/conformance.spec.ts',
  'test/faults/narrowing-races.spec.ts',
  'test/steering/page.spec.ts',
  'test/e2e/embed.spec.ts',
  'test/mutations/mutations.spec.ts',
  'test/steering/board.spec.ts',
  'test/e2e/firewall.spec.ts',
  'test/faults/canary-hidden.spec.ts',
  'test/conformance/foreign/foreign.spec.ts',
  'test/e2e/constellations/constellations.spec.ts',
  'test/faults/races.spec.ts',
  'test/steering/day-of-force.spec.ts',
  'test/e2e/refill.spec.ts',
  'test/histories/two-networks.spec.ts',
  'test/e2e/first-event.spec.ts',
  'test/contracts/postgres.spec.ts',
  'libs/nats/src/fickle-peer.spec.ts',
  'test/e2e/page.spec.ts',
  'test/e2e/rotate-keys.spec.ts',
  'test/e2e/refusals.spec.ts',
  'test/contracts/postgres-takeover.spec.ts',
  'test/e2e/cli-erasures.spec.ts',
  'test/histories/histories.spec.ts',
  'apps/hub/src/person.spec.ts',
  'apps/adapter/src/witness/restart.spec.ts',
  'test/e2e/cli-verify-record.spec.ts',
  'test/e2e/cli-lost-hub.spec.ts',
  'apps/hub/src/intake.spec.ts',
  'test/faults/trace/durable-first.spec.ts',
  'apps/cli/src/doctor/doctor.spec.ts',
  'test/e2e/cli-steering.spec.ts',
  'test/e2e/connect.spec.ts',
  'test/contracts/eventstoredb-wire.spec.ts',
  'libs/disclosure/src/claim/withdrawal-races.spec.ts',
  'test/e2e/cli-bad-night.spec.ts',
  'test/architecture/floors.spec.ts',
  'apps/hub/src/steering-decisions/steering-decides.spec.ts',
  'apps/cli/src/simulate/simulate.spec.ts',
  'test/e2e/cli-agency.spec.ts',
  'test/architecture/exits.spec.ts',
  'deploy/compose/starts.spec.ts',
  'libs/disclosure/src/claim/doubt-races.spec.ts',
  'test/e2e/voucher-story.spec.ts',
  'test/e2e/sdk.spec.ts',
  'libs/steering/src/compare.spec.ts',
  'libs/nats/src/recovery.spec.ts',
  'test/e2e/cli-agreement.spec.ts',
  'test/steering/demonstration-decides.spec.ts',
  'test/contracts/eventstoredb.spec.ts',
  'apps/adapter/src/witness/lying-hub.spec.ts',
  'libs/disclosure/src/officer/officer-desk.spec.ts',
  'libs/agreement/src/sections.spec.ts',
  'apps/adapter/src/offer/resume-import.spec.ts',
  'test/steering/planted.spec.ts',
  'test/contracts/vault.spec.ts',
  'test/e2e/plan/tandem.spec.ts',
  'apps/hub/src/operations.spec.ts',
  'test/blind/check-answers.spec.ts',
  'test/e2e/cli-record.spec.ts',
  'apps/hub/src/event-store-db.spec.ts',
];

/** @typedef {{ readonly path: string }} Suite */

/** What Jest asks for an order. */
export default class LongestFirst {
  /** @template {Suite} S @param {readonly S[]} suites */
  sort(suites) {
    return [...suites].sort((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path));
  }

  /** @template {Suite} S @param {readonly S[]} suites @param {{ shardIndex: number, shardCount: number }} share */
  shard(suites, { shardIndex, shardCount }) {
    return this.sort(suites).filter((_, index) => index % shardCount === shardIndex - 1);
  }

  /** @returns {never[]} No run is remembered. */
  allFailedTests() {
    return [];
  }

  cacheResults() {}
}

/** @param {Suite} suite */
function rank({ path }) {
  const place = LONGEST.findIndex((name) => path.endsWith(name));
  return place < 0 ? LONGEST.length : place;
}
