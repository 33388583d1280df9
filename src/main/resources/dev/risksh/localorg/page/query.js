// What is looked for: in the form, in the page's address, and as parameters of the log's API.

const MINUTE = 60_000;
const SPANS = { '15m': 15 * MINUTE, '1h': 60 * MINUTE, '24h': 1440 * MINUTE, '7d': 7 * 1440 * MINUTE, '90d': 90 * 1440 * MINUTE };
const USUAL = '7d';
const LIMIT = '1000';
const FIELDS = ['q', 'filter', 'range', 'from', 'to'];

const field = (name) => document.getElementById(name);

/** Fills the form from the address, which a link or a reload brings. */
export function fill(address) {
  for (const name of FIELDS) {
    field(name).value = address.get(name) ?? '';
  }
  for (const [name, parameter] of [['from', 'since'], ['to', 'until']]) {
    const at = Date.parse(address.get(parameter) ?? '');
    if (!Number.isNaN(at)) {
      field(name).value = local(at);
      field('range').value = 'custom';
    }
  }
  if (!field('range').value) {
    field('range').value = USUAL;
  }
  showCustom();
}

export function showCustom() {
  const custom = field('range').value === 'custom';
  document.querySelectorAll('.custom').forEach((element) => { element.hidden = !custom; });
}

/** Keeps in the address what a reload should find again. */
export function remember() {
  const address = new URLSearchParams();
  const custom = field('range').value === 'custom';
  for (const name of FIELDS) {
    const value = field(name).value;
    const wanted = custom || (name !== 'from' && name !== 'to');
    if (value && wanted && !(name === 'range' && value === USUAL)) {
      address.set(name, value);
    }
  }
  const query = address.toString();
  history.replaceState(null, '', location.pathname + (query ? `?${query}` : ''));
}

export function setFilter(text) {
  field('filter').value = text;
}

/** The newest first, within the time that was chosen. */
export function bounded(now) {
  return { ...what(), ...span(now), sortOrder: 'DESCENDING', limit: LIMIT };
}

/** What arrives from `since` on. */
export function polling(since) {
  return { ...what(), since: new Date(since).toISOString(), limit: LIMIT };
}

/** Whether what happens from now on is wanted at all. */
export function isOpenEnded() {
  return field('range').value !== 'custom' || !field('to').value;
}

function what() {
  const asked = {};
  for (const name of ['q', 'filter']) {
    if (field(name).value.trim()) {
      asked[name] = field(name).value;
    }
  }
  return asked;
}

function span(now) {
  const range = field('range').value;
  if (range !== 'custom') {
    return { since: new Date(now - SPANS[range]).toISOString() };
  }
  const times = {};
  if (field('from').value) {
    times.since = new Date(field('from').value).toISOString();
  }
  if (field('to').value) {
    times.until = new Date(field('to').value).toISOString();
  }
  return times;
}

/** As an input for local times has it. */
function local(at) {
  const zone = new Date(at).getTimezoneOffset() * MINUTE;
  return new Date(at - zone).toISOString().slice(0, 19);
}
