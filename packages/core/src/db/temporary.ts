/** SQLSTATE classes that pass by themselves or after a visit to the server room: connection, resources, shutdown. */
const temporaryStates = /^(08|53|57P0[1-3]|58)/;

/** What the operating system says when something is away, full or busy. */
const temporaryErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EMFILE',
  'ENFILE',
  'EBUSY',
  'EAGAIN',
  'ESTALE',
]);

/** Errors of the driver that carry no code. */
const lostConnection =
  /Connection terminated|connection error and is not queryable|connection timeout|timeout exceeded when trying to connect/i;

/**
 * Whether the cause lies in the surroundings (database away, disk full, too many connections) and not in the work: the
 * same work can succeed later, unchanged. A deadlock or a broken rule of the database is not temporary in this sense.
 */
export function isTemporary(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (temporaryErrors.has(code) || (code.length === 5 && temporaryStates.test(code))) return true;
  if (error instanceof AggregateError && error.errors.some(isTemporary)) return true;
  return code === '' && lostConnection.test(error.message);
}
