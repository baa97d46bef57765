// A slider beside each number of hours: either moves the other.
for (const number of document.querySelectorAll('input[type="number"][min][max]')) {
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = number.min;
  slider.max = number.max;
  slider.step = '0.25';
  slider.value = number.value;
  slider.setAttribute('aria-labelledby', number.labels[0].id);
  slider.addEventListener('input', () => {
    number.value = slider.value;
  });
  number.addEventListener('input', () => {
    slider.value = number.value;
  });
  number.after(slider);
}
