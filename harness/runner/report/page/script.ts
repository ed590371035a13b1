/** Filters the tables of failures; runs in the browser, where the page works without it, too. */
export const SCRIPT = `
for (const part of document.querySelectorAll('.failures')) {
  const form = part.querySelector('.filter');
  const shown = form.querySelector('output');
  const rows = [...part.querySelectorAll('tbody')].map((row) => ({ row, text: row.textContent.toLowerCase() }));
  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const fits = (row, name) => wanted[name] === '' || row.dataset[name].split(' ').includes(wanted[name]);
    let count = 0;
    for (const { row, text } of rows) {
      const stays =
        text.includes(wanted.text.trim().toLowerCase()) && ['outcome', 'category', 'language'].every((name) => fits(row, name));
      row.hidden = !stays;
      count += stays ? 1 : 0;
    }
    shown.textContent = count + ' of ' + rows.length + (rows.length === 1 ? ' example' : ' examples');
  };
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
  apply();
}
`;
