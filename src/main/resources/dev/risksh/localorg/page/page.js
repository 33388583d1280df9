// The page: searches, shows, follows. What it knows is in `shown`, newest first.

import { overTime, riskLevels } from './charts.js';
import { item, riskOf } from './entries.js';
import * as org from './org.js';
import * as query from './query.js';

const TAIL_EVERY = 2000;
const TAIL_AT_WORST = 30_000;
const MOST_SHOWN = 5000;

const at = (id) => document.getElementById(id);

let shown = [];
let older;
let search = 0;
let tailing;

// ---- Whether one may ----

async function enter() {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket');
  if (ticket) {
    // It is void from here on, and belongs into no history.
    history.replaceState(null, '', location.pathname + location.search);
    try {
      await org.redeem(ticket);
    } catch (refused) {
      // An earlier session may do.
    }
  }
  try {
    await org.time();
  } catch (refused) {
    lock(ticket ? 'This link was used before, or is too old.' : 'This browser has no session with the org.');
    return;
  }
  unlock();
}

function lock(why) {
  stopTail();
  at('log').hidden = true;
  at('locked').hidden = false;
  at('why').textContent = why;
}

function unlock() {
  at('locked').hidden = true;
  at('log').hidden = false;
  query.fill(new URLSearchParams(location.search));
  find();
}

async function showToken(event) {
  event.preventDefault();
  try {
    await org.showToken(at('token').value);
    at('token').value = '';
    at('unlock-problem').hidden = true;
    unlock();
  } catch (problem) {
    at('unlock-problem').textContent = problem instanceof org.Refused ? problem.message : 'The org does not answer.';
    at('unlock-problem').hidden = false;
    at('token').select();
  }
}

// ---- Searching ----

async function find() {
  search += 1;
  const mine = search;
  const wasTailing = Boolean(tailing);
  stopTail();
  query.remember();
  say('Searching …');
  try {
    const now = await org.time();
    const page = await org.entries(query.bounded(now));
    if (mine !== search) {
      return;
    }
    complain(null);
    shown = [];
    at('entries').replaceChildren();
    add(page.entries, true);
    older = page.next;
    tell();
    if (wasTailing) {
      startTail();
    }
  } catch (problem) {
    if (mine === search) {
      fail(problem);
    }
  }
}

async function findOlder() {
  const mine = search;
  try {
    const page = await org.follow(older);
    if (mine === search) {
      add(page.entries, true);
      older = page.next;
      tell();
    }
  } catch (problem) {
    fail(problem);
  }
}

/**
 * Puts events where their time is, since some are late; answers how many are new. Of one instant
 * the later comes first: a search brings it first, the tail last.
 */
function add(events, newestFirst) {
  const known = new Set(shown.map((one) => one.event.uuid));
  const fresh = events.filter((event) => !known.has(event.uuid));
  for (const event of fresh) {
    const time = Date.parse(event.published);
    const behind = shown.findIndex((one) => (newestFirst ? one.time < time : one.time <= time));
    const place = behind < 0 ? shown.length : behind;
    const li = item(event, narrow);
    at('entries').insertBefore(li, shown[place]?.li ?? null);
    shown.splice(place, 0, { event, time, li });
  }
  return fresh.length;
}

/** A tail may run for days. */
function letGoOfTheOldest() {
  const gone = shown.splice(MOST_SHOWN);
  gone.forEach((one) => one.li.remove());
  older = gone.length > 0 ? undefined : older;
}

function narrow(expression) {
  query.setFilter(expression);
  at('filter').focus();
  find();
}

// ---- Following ----

function startTail() {
  if (!query.isOpenEnded()) {
    say('Live tail needs a time without an end.');
    return;
  }
  // What came between the search and now is asked for, too; `add` knows what is there already.
  tailing = { next: null, pause: TAIL_EVERY };
  at('tail').setAttribute('aria-pressed', 'true');
  say('Live tail is on.');
  poll(tailing);
}

function stopTail() {
  if (tailing) {
    clearTimeout(tailing.timer);
    tailing = undefined;
    at('tail').setAttribute('aria-pressed', 'false');
  }
}

async function poll(tail) {
  try {
    if (!document.hidden) {
      const page = tail.next ? await org.follow(tail.next) : await org.entries(query.polling(await since()));
      if (tail !== tailing) {
        return;
      }
      tail.next = page.next;
      tail.pause = TAIL_EVERY;
      const count = add(page.entries, false);
      letGoOfTheOldest();
      if (count > 0) {
        tell(`${count} new ${count === 1 ? 'event' : 'events'}. `);
      }
    }
  } catch (problem) {
    if (tail !== tailing) {
      return;
    }
    if (problem instanceof org.Refused && (problem.locked || problem.status === 400)) {
      stopTail();
      fail(problem);
      return;
    }
    tail.pause = Math.min(tail.pause * 2, TAIL_AT_WORST);
    say(`The org does not answer; trying again in ${tail.pause / 1000} s.`);
  }
  tail.timer = setTimeout(() => poll(tail), tail.pause);
}

async function since() {
  return shown[0]?.time ?? org.time();
}

// ---- Saying ----

function tell(before = '') {
  draw();
  at('older').hidden = !older;
  const more = older ? ', there are older ones' : '';
  say(`${before}${shown.length === 0 ? 'No events' : `${shown.length} ${shown.length === 1 ? 'event' : 'events'} shown`}${more}.`);
}

function say(words) {
  at('told').textContent = words;
}

function fail(problem) {
  if (problem instanceof org.Refused && problem.locked) {
    lock('The session has ended.');
    return;
  }
  say('');
  complain(problem instanceof org.Refused ? problem.message : 'The org does not answer.');
}

/** Okta's message, and where in the filter it points to. */
function complain(message) {
  const box = at('problem');
  const filter = at('filter');
  box.hidden = !message;
  box.textContent = message ?? '';
  filter.removeAttribute('aria-invalid');
  const place = message && placeIn(filter.value, message);
  if (place) {
    const mark = document.createElement('pre');
    mark.setAttribute('aria-hidden', 'true');
    mark.textContent = `${filter.value}\n${' '.repeat(place.start)}${'^'.repeat(Math.max(1, place.end - place.start))}`;
    box.append(mark);
    filter.setAttribute('aria-invalid', 'true');
    filter.focus();
    filter.setSelectionRange(place.start, place.end);
  }
}

function placeIn(filter, message) {
  const position = message.match(/at position (\d+)/);
  const field = message.match(/field is not valid: (\S+)/);
  const start = position ? Number(position[1]) : field ? filter.indexOf(field[1]) : -1;
  if (start < 0) {
    return null;
  }
  const word = filter.slice(start).match(/^[^\s()"]*/)[0];
  return { start, end: start + word.length };
}

function draw() {
  overTime(at('over-time'), shown.map((one) => one.time));
  riskLevels(at('levels'), shown.map((one) => riskOf(one.event)).filter(Boolean));
}

// ---- Wiring ----

at('org').textContent = `${location.host} · times in ${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
at('unlock').addEventListener('submit', showToken);
at('search').addEventListener('submit', (event) => {
  event.preventDefault();
  find();
});
at('range').addEventListener('change', () => {
  query.showCustom();
  if (at('range').value !== 'custom') {
    find();
  }
});
at('tail').addEventListener('click', () => (tailing ? (stopTail(), tell()) : startTail()));
at('older').addEventListener('click', findOlder);
new ResizeObserver(() => at('log').hidden || draw()).observe(document.body);
enter();
