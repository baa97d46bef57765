import pino, { type DestinationStream, type Logger } from 'pino';

/**
 * A log of JSON lines on the standard error output. Of an error it keeps what happened and where, and nothing that the
 * error carries besides: a client of a store hands over the command that failed, with ids and values.
 */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  const err = ({ name, message, stack }: Error) => ({ type: name, message, stack });
  return pino({ level, serializers: { err } }, destination);
}
