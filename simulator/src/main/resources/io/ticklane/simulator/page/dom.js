// Small tools for the page. Text only ever becomes text: nothing here parses HTML.

/** Finds an element that the page is known to have. */
export const byId = (id) => document.getElementById(id);

/** Makes an element with a class and children; strings become text. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(text, action, title) {
  const made = element('button', '', text);
  made.type = 'button';
  if (title) made.title = title;
  made.addEventListener('click', action);
  return made;
}

/** Sets text only where it changes, so that the browser has nothing to lay out again otherwise. */
export function text(node, value) {
  if (node.textContent !== value) node.textContent = value;
}

/** Marks a row as being about the same thing as another with this key. */
export function keyed(key, row) {
  row.dataset.key = key;
  return row;
}

/** Fills a list with rows; says so if there are none. Rows about the same thing stay, so that a click on one is not lost. */
export function rows(list, made, none) {
  const wanted = made.length ? made : [element('div', 'none', none)];
  wanted.forEach((row, i) => {
    const old = list.children[i];
    if (!old) {
      list.append(row);
    } else if (row.dataset.key && old.dataset.key === row.dataset.key && old.childElementCount === row.childElementCount) {
      [...row.children].forEach((cell, j) => { if (!cell.querySelector('button')) text(old.children[j], cell.textContent); });
    } else {
      old.replaceWith(row);
    }
  });
  while (list.childElementCount > wanted.length) list.lastElementChild.remove();
}

/** Fills a choice with names, keeping what is chosen. */
export function choices(select, names) {
  if (select.options.length === names.length && names.every((name, i) => select.options[i].value === name)) return;
  const chosen = select.value;
  select.replaceChildren(...names.map((name) => { const option = element('option', '', name); option.value = name; return option; }));
  if (names.includes(chosen)) select.value = chosen;
}

/** Decimals that a number on the wire really has: 2 for 10.25000000. */
export const decimals = (wire) => wire.replace(/\.?0+$/, '').split('.')[1]?.length ?? 0;

/** A number of the wire with so many decimals and its thousands apart. */
export function number(wire, places) {
  const [whole, fraction = ''] = String(wire).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
  return places > 0 ? grouped + '.' + fraction.padEnd(places, '0').slice(0, places) : grouped;
}

/** A number of the wire without zeros at its end. */
export const short = (wire) => number(wire, decimals(String(wire)));

/** A time of day of epoch milliseconds. */
export const clock = (millis) => new Date(millis).toISOString().slice(11, 19);
