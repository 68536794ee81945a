// What a page does beside its forms: it fetches its changing parts when the desk
// says so, and takes single keys while nothing is being typed.
(() => {
  'use strict';
  const find = (id) => document.getElementById(id);
  const parts = () => [...document.querySelectorAll('[data-part]')];
  // However much happens, a page is fetched once in a while, and not all of them
  // at the same moment.
  const pause = 2000 + Math.random() * 1000;
  let last = -Infinity, due = 0;

  // The part that has the focus gives it back to what has the same name.
  const swap = (part, fresh) => {
    if (part.innerHTML === fresh.innerHTML) return;
    const focus = part.contains(document.activeElement) ? document.activeElement.id : '';
    part.replaceChildren(...fresh.childNodes);
    if (focus) find(focus)?.focus({ preventScroll: true });
  };
  const refresh = () => {
    if (document.hidden || due) return;
    due = setTimeout(fetchParts, Math.max(0, last + pause - performance.now()));
  };
  const fetchParts = async () => {
    last = performance.now();
    due = 0;
    try {
      const answer = await fetch(location.pathname + location.search, { credentials: 'same-origin' });
      if (answer.status === 401) { location.reload(); return; }
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const part of parts()) {
          const fresh = page.getElementById(part.id);
          if (fresh) swap(part, fresh);
        }
        document.title = page.title;
      }
    } catch { /* the line is down: the next sign of life comes here again */ }
  };
  document.addEventListener('visibilitychange', refresh);
  const listen = () => {
    const source = new EventSource(document.body.dataset.live);
    source.addEventListener('changed', refresh);
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 30000);
    };
  };
  listen();

  const rows = () => [...document.querySelectorAll('a.row')];
  const move = (by) => {
    const all = rows(), at = all.indexOf(document.activeElement);
    if (!all.length) return;
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
    all[next].focus();
  };
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    '/': () => (find('tim') ?? find('loc'))?.focus(),
    t: () => find('loi')?.focus(),
    n: () => find('nhan')?.click(),
    d: () => find('ve-danh-sach')?.click(),
    '?': () => { const help = find('phim'); help.open = !help.open; if (help.open) help.scrollIntoView({ block: 'nearest' }); },
  };
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.id === 'loi') {
      event.preventDefault();
      find('xem')?.click();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest('input, textarea, select')) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // After a form, begin where something came of it.
  (find('xem-truoc') ?? find('bao'))?.focus();
})();
