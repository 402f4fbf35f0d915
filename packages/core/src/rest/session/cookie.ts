/** With https the name binds the cookie to this host (`__Host-`); browsers refuse that prefix without https. */
const plainName = 'jeugdregie';
const secureName = `__Host-${plainName}`;

/** Lives as long as the browser; the server decides when the session ends. */
export function sessionCookie(token: string, isSecure: boolean): string {
  return `${isSecure ? secureName : plainName}=${token}; ${attributes(isSecure)}`;
}

export function clearedCookie(isSecure: boolean): string {
  return `${isSecure ? secureName : plainName}=; ${attributes(isSecure)}; Max-Age=0`;
}

function attributes(isSecure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
}

/** The session token in a Cookie header, or null. With https only the bound name counts. */
export function tokenFrom(header: string | undefined, isSecure: boolean): string | null {
  const name = isSecure ? secureName : plainName;
  const cookies = (header ?? '').split(';').map((part) => part.trim().split('='));
  const token = cookies.find(([found]) => found === name)?.[1] ?? '';
  return /^[\w-]{43}$/.test(token) ? token : null;
}
