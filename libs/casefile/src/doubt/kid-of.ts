/** The id of the key in the protected header of a detached JWS (RFC 7515, 4.1.4); undefined where there is none to be read. */
export function kidOf(signature: string): string | undefined {
  const [header = ''] = signature.split('.', 1);
  try {
    const read: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
    const kid: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, 'kid') : undefined;
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
}
