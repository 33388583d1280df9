// What the page can do beside being read: it is whole without this.
const all = () => document.querySelectorAll('details:not(.rest)');
const open = (yes) => all().forEach((one) => { one.open = yes; });
document.getElementById('tools').hidden = false;
document.getElementById('open-all').addEventListener('click', () => open(true));
document.getElementById('close-all').addEventListener('click', () => open(false));

document.getElementById('only-failed')?.addEventListener('click', (event) => {
  const only = event.target.getAttribute('aria-pressed') !== 'true';
  event.target.setAttribute('aria-pressed', String(only));
  document.querySelectorAll('.scenario.passed, .rest.passed').forEach((one) => { one.hidden = only; });
});

// Paper cannot be clicked.
let closed = [];
addEventListener('beforeprint', () => {
  closed = [...all()].filter((one) => !one.open);
  open(true);
});
addEventListener('afterprint', () => closed.forEach((one) => { one.open = false; }));

// A link to a scenario opens it.
const show = () => { const target = document.getElementById(location.hash.slice(1)); if (target?.tagName === 'DETAILS') target.open = true; };
addEventListener('hashchange', show);
show();
