// How long the session still lasts, beside the time that the page has anyway.
const ends = document.querySelector('#session time[data-left]');
const until = performance.now() + Number(ends.dataset.left) * 1000;
const left = document.createElement('span');
left.className = 'left';
left.setAttribute('role', 'timer');
ends.before(left);

function show() {
  const seconds = Math.max(0, Math.ceil((until - performance.now()) / 1000));
  const [days, hours] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24];
  const clock = [hours, Math.floor(seconds / 60) % 60, seconds % 60].map((n) => String(n).padStart(2, '0'));
  left.textContent =
    seconds === 0 ? 'it has ended ' : `in ${days > 0 ? `${days} days ` : ''}${clock.join(':')} `;
  if (seconds > 0) setTimeout(show, 1000);
}
show();
