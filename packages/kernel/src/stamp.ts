/**
 * An ISO instant as local wall-clock digits YYYYMMDDhhmmss, as StUF wants moments. Throws on a text that is no instant.
 */
export function localStamp(instant: string, timeZone = 'Europe/Amsterdam'): string {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(instant));
  return text.replaceAll(/\D/g, '');
}
