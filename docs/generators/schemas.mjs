/** What an integrator may call a file after: the type. @param {string} type */
const fileOf = (type) => `${type}.schema.json`;

/**
 * One JSON Schema for each type of event and command, and one for the envelope around all of them, by file name.
 * @returns {Promise<Record<string, string>>}
 */
export async function payloadSchemas() {
  const { catalogue, commands, envelopeSchema, payloadSchema } = await import('#catalogue');
  const envelope = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:wegmarke:schema:envelope',
    title: 'Signed envelope (CloudEvents 1.0)',
    ...envelopeSchema(),
  };
  return Object.fromEntries([
    ['envelope.schema.json', JSON.stringify(envelope)],
    ...[...catalogue, ...commands].map(({ type }) => [fileOf(type), JSON.stringify(payloadSchema(type))]),
  ]);
}
