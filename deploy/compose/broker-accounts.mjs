/**
 * An agency's account at the broker.
 * @typedef {{ readonly agency: string, readonly brokerKey: string }} Account
 */

/**
 * Whom the broker lets in with which key: what the registry says (`wegmarke agency list --json`), and of the network definition
 * those that are not registered yet. So a key that was replaced does not come back by the definition.
 * @param {{ readonly network: string, readonly parties: readonly Account[] }} definition
 * @param {{ readonly network: string, readonly agencies: readonly Account[] }} [listed] what agency list printed
 * @returns {readonly Account[]}
 */
export function brokerAccounts({ network, parties }, listed) {
  if (listed === undefined) return parties;
  if (listed.network !== network || !Array.isArray(listed.agencies))
    throw new Error(`--accounts: give what "wegmarke agency list --network ${network} --json" prints`);
  const isListed = new Set(listed.agencies.map(({ agency }) => agency));
  return [...listed.agencies, ...parties.filter(({ agency }) => !isListed.has(agency))];
}
