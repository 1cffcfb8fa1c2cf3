import type { Params } from 'nestjs-pino';
import pino from 'pino';

/** How the log is written: JSON lines on standard output, with nothing in them but what {@link HubLog} and the framework say. */
export function logSettings(
  level: string,
  destination: pino.DestinationStream = pino.destination(1),
): Params {
  return {
    pinoHttp: [
      {
        level,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        messageKey: 'message',
        // Requests are told by the door's own hook: the address of a timeline names a handle.
        autoLogging: false,
        quietReqLogger: true,
        formatters: { level: (label) => ({ level: label }) },
      },
      destination,
    ],
  };
}
