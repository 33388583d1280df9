// What the page asks of the org. It answers, or refuses with a message of Okta's.

const PLACE = new URL('system-log/', document.baseURI);

/** The org said no. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }

  /** Whether a session is what is missing. */
  get locked() {
    return this.status === 401 || this.status === 403;
  }
}

async function call(path, options = {}) {
  const reply = await fetch(new URL(path, PLACE), { cache: 'no-store', ...options });
  if (!reply.ok) {
    const body = await reply.json().catch(() => ({}));
    throw new Refused(reply.status, body.errorSummary ?? `The org answered ${reply.status}.`);
  }
  return reply;
}

export async function redeem(ticket) {
  await call('session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ticket }),
  });
}

export async function showToken(token) {
  await call('session', { method: 'POST', headers: { Authorization: `SSWS ${token}` } });
}

/** The time at the org, in milliseconds: its clock may be another than the browser's. */
export async function time() {
  const reply = await call('session');
  return Date.parse((await reply.json()).now);
}

/** One page of the log, and where the next one is. */
export async function entries(parameters) {
  return page(await call(`entries?${new URLSearchParams(parameters)}`));
}

export async function follow(next) {
  return page(await call(next));
}

async function page(reply) {
  // Okta sends a header for each link; the browser shows them as one.
  const link = (reply.headers.get('Link') ?? '').match(/<([^>]*)>; rel="next"/);
  return { entries: await reply.json(), next: link?.[1] };
}
