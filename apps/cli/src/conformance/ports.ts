/** Where the kit's hub and broker listen on loopback when nothing else is said. */
export const PORTS = { hub: 8080, nats: 4222 } as const;
