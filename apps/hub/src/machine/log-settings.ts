import type { Params } from 'nestjs-pino';
import pino from 'pino';

/** Opens the log: JSON lines, on standard output unless it is to go elsewhere. */
export function openLog(
  level: string,
  destination: pino.DestinationStream = pino.destination(1),
): pino.Logger {
  const levels = { level: (label: string) => ({ level: label }) };
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'message',
      formatters: levels,
    },
    destination,
  );
}

/** How the framework uses the log: for its own words only, as the address of a request may name a handle. */
export function frameworkLog(logger: pino.Logger): Params {
  return { pinoHttp: { logger, autoLogging: false, quietReqLogger: true } };
}
