// What htmx alone does not do: show the desk's words about a failure, empty
// the box once its words are sent, scroll to what is new, send on Enter.
(() => {
  'use strict';
  const find = (id) => document.getElementById(id);
  const on = (name, act) => document.body.addEventListener(name, act);
  const [box, lines, notice, offline] = ['text', 'lines', 'notice', 'offline'].map(find);
  const ours = (xhr) => xhr.status >= 400 && xhr.getResponseHeader('HX-Retarget') !== null;
  let sent = '', failing = null, shown = 0, shift = false;

  on('htmx:beforeRequest', () => { sent = box.value; });
  on('htmx:beforeSwap', ({ detail }) => {
    shown = lines.childElementCount;
    if (ours(detail.xhr)) detail.shouldSwap = true;
  });
  on('htmx:afterSwap', ({ detail }) => {
    const first = lines.children[shown];
    if (detail.target === lines && first) first.scrollIntoView({ block: 'start' });
  });
  on('htmx:afterRequest', ({ detail }) => {
    if (detail.successful && detail.elt !== failing) return;
    if (detail.successful || !ours(detail.xhr)) notice.replaceChildren();
    failing = detail.successful ? null : detail.elt;
    offline.hidden = detail.successful || ours(detail.xhr);
  });
  on('said', ({ target }) => {
    if (target !== box.form) return;
    if (box.value === sent) box.value = '';
    box.focus({ preventScroll: true });
  });
  // A line break is what an Enter means that no typing aid took for itself.
  box.addEventListener('keydown', (event) => { shift = event.shiftKey; });
  box.addEventListener('beforeinput', (event) => {
    if (event.inputType !== 'insertLineBreak' || shift || !box.form.requestSubmit) return;
    event.preventDefault();
    box.form.requestSubmit();
  });
  (find('cuoi') || find('moi'))?.scrollIntoView({ block: 'start' });
})();
