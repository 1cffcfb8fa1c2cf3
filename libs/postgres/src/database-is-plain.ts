const THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/**
 * Whether the address of a database leads to another machine without TLS that checks certificate and name; false for what is no
 * such address. Read as the driver reads it: a `host` among the parameters goes before the one in the address, a path is a socket
 * of this machine, and of several `sslmode` none may be weaker.
 */
export function databaseIsPlain(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) return false;
  const { hostname, searchParams } = url;
  const modes = searchParams.getAll('sslmode');
  if (modes.length > 0 && modes.every((mode) => mode === 'verify-full') && !searchParams.has('ssl'))
    return false;
  const host = searchParams.getAll('host').at(-1) ?? decodeURIComponent(hostname);
  return host !== '' && !host.startsWith('/') && !THIS_MACHINE.test(host);
}
