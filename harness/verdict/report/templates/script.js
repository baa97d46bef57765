const requirements = [...document.querySelectorAll('.requirement')];
const filter = document.querySelector('.filter');
if (filter) {
  filter.hidden = false;
  const buttons = [...filter.querySelectorAll('button')];
  filter.addEventListener('click', ({ target }) => {
    const chosen = target.closest('button');
    if (!chosen) return;
    for (const button of buttons) button.setAttribute('aria-pressed', String(button === chosen));
    const { show } = chosen.dataset;
    for (const one of requirements) one.hidden = show !== '' && one.dataset.state !== show;
    for (const section of [...document.querySelectorAll('.section, .part')].reverse()) {
      section.hidden = !section.querySelector('.requirement:not([hidden])');
    }
  });
}
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.matches('.requirement')) return;
  if (target.hidden) filter.querySelector('button').click();
  target.open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', openTarget);
openTarget();
