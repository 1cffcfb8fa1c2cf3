/** Where the parts of a test network listen on loopback when nothing else is said. */
export const PORTS = { hub: 8080, nats: 4222, control: 8079 } as const;
