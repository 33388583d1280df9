// Two small charts of the events that are shown. Each says in its label what it draws.

const SVG = 'http://www.w3.org/2000/svg';
const SECOND = 1000;
const STEPS = [1, 2, 5, 15, 30, 60, 120, 300, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 259_200];
const MOST_BARS = 40;
const FEWEST_BARS = 12;
const HEIGHT = 110;
const FOOT = 20;
export const LEVELS = ['HIGH', 'MEDIUM', 'LOW'];

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** How many events there were when; `times` in milliseconds, in any order. */
export function overTime(svg, times) {
  const width = clear(svg, HEIGHT);
  if (times.length === 0) {
    svg.setAttribute('aria-label', 'Events over time: none');
    svg.append(text(0, HEIGHT / 2, 'no events', 'dim'));
    return;
  }
  const first = Math.min(...times);
  const last = Math.max(...times);
  const step = SECOND * (STEPS.find((s) => (last - first) / (s * SECOND) < MOST_BARS) ?? STEPS.at(-1));
  const end = Math.floor(last / step) * step;
  const start = Math.min(Math.floor(first / step) * step, end - (FEWEST_BARS - 1) * step);
  const counts = new Array((end - start) / step + 1).fill(0);
  times.forEach((time) => { counts[Math.floor((time - start) / step)] += 1; });

  const most = Math.max(...counts);
  const room = width / counts.length;
  const full = HEIGHT - FOOT - 16;
  const format = last - first > 86_400 * SECOND ? day : clock;
  counts.forEach((count, i) => {
    const height = count === 0 ? 0 : Math.max(2, (count / most) * full);
    const bar = rectangle(i * room, HEIGHT - FOOT - height, Math.max(1, Math.min(room - 2, 40)), height, 'bar');
    bar.append(title(`${format.format(start + i * step)}: ${count}`));
    svg.append(bar);
  });
  svg.append(rectangle(0, HEIGHT - FOOT, width, 1, 'axis'));
  svg.append(text(0, 11, `most: ${most} in ${inWords(step)}`, 'dim'));
  svg.append(text(0, HEIGHT - 4, format.format(start), 'dim'));
  svg.append(text(width, HEIGHT - 4, format.format(start + counts.length * step), 'dim end'));
  svg.setAttribute(
    'aria-label',
    `Events over time: ${times.length} between ${format.format(first)} and ${format.format(last)}, ${most} at most in ${inWords(step)}`,
  );
}

/** How many events carry which risk; `levels` in any order. */
export function riskLevels(svg, levels) {
  const width = clear(svg, HEIGHT);
  const counts = LEVELS.map((level) => levels.filter((one) => one === level).length);
  const most = Math.max(...counts, 1);
  LEVELS.forEach((level, i) => {
    const top = 8 + i * 34;
    const full = width - 76 - 40;
    svg.append(text(0, top + 16, level, ''));
    svg.append(rectangle(76, top, Math.max(full, 0), 22, 'rail'));
    svg.append(rectangle(76, top, Math.max(0, (counts[i] / most) * full), 22, level.toLowerCase()));
    svg.append(text(width, top + 16, String(counts[i]), 'end'));
  });
  svg.setAttribute('aria-label', `Risk levels: ${LEVELS.map((level, i) => `${level} ${counts[i]}`).join(', ')}`);
}

function clear(svg, height) {
  const width = Math.max(svg.parentElement.clientWidth - 32, 200);
  svg.replaceChildren();
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('width', width);
  svg.setAttribute('height', height);
  return width;
}

function rectangle(x, y, width, height, name) {
  return element('rect', { x, y, width, height, class: name });
}

function text(x, y, words, name) {
  const made = element('text', { x, y, class: name });
  made.textContent = words;
  return made;
}

function title(words) {
  const made = element('title', {});
  made.textContent = words;
  return made;
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function inWords(step) {
  const seconds = step / SECOND;
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : seconds < 3600 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  return count === 1 ? `a${unit === 'hour' ? 'n' : ''} ${unit}` : `${count} ${unit}s`;
}
