// How an event looks: a line that opens to its JSON. What the log holds came from strangers, so
// all of it goes onto the page as text, never as markup.

import { LEVELS } from './charts.js';

const SIGNALS = /\{ip=([^,}]+), riskLevel=(LOW|MEDIUM|HIGH)/g;
const when = new Intl.DateTimeFormat(undefined, {
  month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23',
});

/** The risk an event tells of, the highest where there are several; nothing where it is about none. */
export function riskOf(event) {
  const own = event.securityContext?.risk?.level;
  return LEVELS.find((level) => level === own || signals(event).some((signal) => signal.level === level));
}

function signals(event) {
  const list = event.debugContext?.debugData?.riskSignalList ?? '';
  return [...list.matchAll(SIGNALS)].map(([, ip, level]) => ({ ip, level }));
}

/**
 * @param narrow told of a filter expression that finds events like this one
 */
export function item(event, narrow) {
  const details = make('details');
  details.append(summary(event));
  // Made when it is first opened: most never are.
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) {
      details.append(inside(event, narrow));
    }
  });
  const li = make('li');
  li.append(details);
  return li;
}

function summary(event) {
  const line = make('summary');
  const time = make('time', 'when', when.format(Date.parse(event.published)));
  time.dateTime = event.published;
  const what = make('span', 'what');
  what.append(make('span', 'message', event.displayMessage ?? ''), make('span', 'type', event.eventType));
  const about = detail(event);
  if (about) {
    what.append(make('span', 'about', about));
  }
  const who = make('span', 'who', nameOf(event.actor ?? {}));
  who.append(make('span', 'about', event.client?.ipAddress ?? ''));
  const risk = make('span', 'risk');
  const level = riskOf(event);
  if (level) {
    risk.append(make('span', `badge ${level.toLowerCase()}`, level));
  }
  const result = event.outcome?.result ?? '';
  const outcome = make('span', `outcome ${kind(result)}`, result);
  line.append(time, what, who, risk, outcome);
  return line;
}

/** Whoever the org does not know has said a name at least. */
function nameOf(actor) {
  const name = actor.displayName ?? actor.id ?? '';
  return name === 'unknown' ? (actor.alternateId ?? name) : name;
}

/** What one would open the event for. */
function detail(event) {
  const told = signals(event).map(({ ip, level }) => `${ip} ${level}`);
  if (told.length > 0) {
    return told.length > 4 ? `${told.slice(0, 4).join(', ')} and ${told.length - 4} more` : told.join(', ');
  }
  return event.outcome?.reason ?? event.target?.map((target) => target.displayName ?? target.id).join(', ');
}

function kind(result) {
  return { SUCCESS: 'good', ALLOW: 'good', FAILURE: 'bad', DENY: 'bad', CHALLENGE: 'warn' }[result] ?? '';
}

function inside(event, narrow) {
  const box = make('div', 'inside');
  const tools = make('div', 'tools');
  const only = [
    ['event type', 'eventType', event.eventType],
    ['actor', 'actor.id', event.actor?.id],
    ['request', 'transaction.id', event.transaction?.id],
  ];
  for (const [name, path, value] of only.filter(([, , value]) => value)) {
    tools.append(button(`Only this ${name}`, () => narrow(`${path} eq ${JSON.stringify(value)}`)));
  }
  const json = JSON.stringify(event, null, 2);
  if (navigator.clipboard) {
    const copy = button('Copy JSON', async () => {
      await navigator.clipboard.writeText(json);
      copy.textContent = 'Copied';
    });
    tools.append(copy);
  }
  const text = make('pre', '', json);
  text.tabIndex = 0;
  text.setAttribute('aria-label', 'The event as JSON');
  box.append(tools, text);
  return box;
}

function button(words, action) {
  const made = make('button', '', words);
  made.type = 'button';
  made.addEventListener('click', action);
  return made;
}

function make(name, className = '', words = '') {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.textContent = words;
  return made;
}
