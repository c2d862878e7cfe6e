// Puts the page together.
import { Admin } from './admin.js';
import { byId, choices } from './dom.js';
import { Market } from './market.js';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

async function symbols() {
  for (;;) {
    try {
      const response = await fetch('/api/v3/ticker/price');
      if (response.ok) return (await response.json()).map((one) => one.symbol);
    } catch {
      // Perhaps somebody makes requests fail; the next one may not.
    }
    await new Promise((done) => setTimeout(done, 1_000));
  }
}

if (LOOPBACK.test(location.hostname)) {
  const port = document.querySelector('meta[name=admin-port]').content;
  new Admin(`http://${location.hostname === '[::1]' ? '127.0.0.1' : location.hostname}:${port}`).start();
} else {
  document.body.classList.add('remote');
  byId('elsewhere').hidden = false;
}

const market = new Market();
const names = await symbols();
choices(byId('symbol'), names);
const wanted = location.hash.slice(1).toUpperCase();
if (names.includes(wanted)) byId('symbol').value = wanted;
byId('symbol').addEventListener('change', () => {
  history.replaceState(null, '', '#' + byId('symbol').value);
  market.show(byId('symbol').value);
});
market.show(byId('symbol').value);
