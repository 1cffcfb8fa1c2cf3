import type { FastifyHelmetOptions } from '@fastify/helmet';

/**
 * Headers of pages: scripts, styles and fonts of the own address only, nothing inline, nothing evaluated; markup is made by
 * Lit's policy alone. `connect` names foreign origins that the pages may call.
 */
export function pageHeaders(connect: readonly string[] = []): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...connect],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        // The embeddable timeline brings a Lit of its own.
        trustedTypes: ['lit-html', "'allow-duplicates'"],
      },
    },
    // With `no-referrer` a form would send "Origin: null".
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  };
}
