// Accounts, connections and faults by the admin port, which listens on this machine alone.
import { byId, button, choices, clock, element, keyed, number, rows, short, text } from './dom.js';
import { FaultForm } from './faults.js';

const EVENTS = 40;
const LOGGED = 60;

export class Admin {
  constructor(base) {
    this.base = base;
    this.seen = 0;
    this.logged = [];
    this.form = new FaultForm((fault) => this.begin(fault));
    byId('account').addEventListener('change', () => { this.forget(); this.poll(); });
    this.forget();
  }

  /** Asks the admin port; what it complains of is thrown. */
  async ask(method, path, body) {
    const response = await fetch(this.base + path, body === undefined ? { method } : { method, body: JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error ?? `status ${response.status}`);
    return answer;
  }

  async start() {
    this.form.kinds(await this.ask('GET', '/faults/kinds'));
    const again = async () => {
      if (document.visibilityState === 'visible') await this.poll();
      setTimeout(again, 1_000);
    };
    await again();
  }

  async poll() {
    try {
      const [stats, connections, faults, log, names] = await Promise.all([this.ask('GET', '/stats'), this.ask('GET', '/connections'),
        this.ask('GET', '/faults'), this.ask('GET', `/faults/log?from=${this.seen + 1}`), this.ask('GET', '/truth/accounts')]);
      this.stats(stats);
      this.connections(connections);
      this.faults(faults);
      this.log(log);
      choices(byId('account'), names);
      byId('account').hidden = names.length < 2;
      if (names.length) await this.account(byId('account').value);
    } catch (problem) {
      rows(byId('connections'), [], `The admin port does not answer: ${problem.message}`);
    }
  }

  async begin(fault) {
    try {
      text(byId('problem'), '');
      await this.ask('POST', '/faults', fault);
    } catch (problem) {
      text(byId('problem'), problem.message);
    }
    await this.poll();
  }

  async remove(path) {
    try {
      await this.ask('DELETE', path);
    } catch (problem) {
      text(byId('problem'), problem.message);
    }
    await this.poll();
  }

  stats(stats) {
    const frames = Object.values(stats.frames).reduce((sum, count) => sum + count, 0);
    const shown = { market: stats.market.kind + (stats.market.ended ? ', ended' : ''), running: this.age(stats.uptimeSeconds),
      'frames out': number(frames, 0), orders: number(stats.orders, 0), fills: number(stats.fills, 0), rejects: number(stats.rejects, 0) };
    byId('stats').replaceChildren(...Object.entries(shown).map(([name, value]) => element('div', '', element('dt', '', name), element('dd', '', value))));
  }

  age(seconds) {
    return seconds < 60 ? `${Math.floor(seconds)} s` : seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
  }

  connections(list) {
    rows(byId('connections'), list.map((one) => keyed(`connection ${one.id}`, element('div', '',
      element('b', 'num', `#${one.id}`), element('span', '', one.scope), element('span', 'more', one.account || one.address),
      element('span', 'more', this.age(one.ageMillis / 1000)),
      element('span', 'more', one.streams.length > 2 ? `${one.streams.length} streams` : one.streams.join(' ')),
      element('span', 'end',
        button('close', () => this.begin({ kind: 'close', target: { connection: one.id } }), 'close frame 1001'),
        button('reset', () => this.begin({ kind: 'reset', target: { connection: one.id } }), 'TCP reset'))))), 'Nobody is connected.');
  }

  faults(list) {
    rows(byId('going'), list.map((one) => {
      const { id, kind, active, strikes, after, target, ...rest } = one;
      const words = Object.entries({ ...target, ...rest }).filter(([, value]) => value !== '0ms').map(([name, value]) => `${name} ${value}`);
      return keyed(`fault ${id}`, element('div', '', element('b', '', kind), element('span', 'more', words.join(', ') || 'everybody, until taken back'),
        element('span', 'more', active ? `${number(strikes, 0)} strikes` : `after ${after}`),
        element('span', 'end', button('take back', () => this.remove(`/faults/${id}`)))));
    }), 'Nothing goes wrong.');
  }

  log(log) {
    for (const entry of log.occurrences) {
      this.seen = entry.number;
      this.logged.unshift(entry);
    }
    this.logged.length = Math.min(this.logged.length, LOGGED);
    if (log.occurrences.length || !this.logged.length) {
      rows(byId('log'), this.logged.map((one) => element('div', '', element('span', 'num more', `${(one.nanos / 1e9).toFixed(3)} s`),
        element('b', '', one.kind), element('span', '', one.what),
        element('span', 'more', [one.connection && `#${one.connection}`, one.stream, one.endpoint, one.lastId].filter(Boolean).join(' ')))), 'Nothing yet.');
    }
  }

  forget() {
    this.event = 0;
    this.events = [];
  }

  async account(name) {
    const account = await this.ask('GET', `/truth/accounts/${encodeURIComponent(name)}?orders=open&limit=${EVENTS}&from=${this.event + 1}`);
    byId('balances').replaceChildren(...account.balances.map((one) => element('div', '', element('b', '', one.asset),
      element('span', 'num', short(one.free)), element('span', 'locked', Number(one.locked) ? `${short(one.locked)} locked` : ''))));
    rows(byId('orders'), account.orders.slice(-50).reverse().map((one) => element('div', '', element('b', one.side === 'BUY' ? 'buy-text' : 'sell-text', one.side),
      element('span', 'num', `${short(one.quantity)} ${one.symbol}`), element('span', 'num', Number(one.price) ? `@ ${short(one.price)}` : ''),
      element('span', 'more', one.orderType), element('span', 'more', one.status))), 'No order is open.');
    for (const event of account.events) this.events.unshift(event);
    this.event = account.lastEvent;
    this.events.length = Math.min(this.events.length, EVENTS);
    if (account.events.length || !this.events.length) {
      rows(byId('events'), this.events.map((event) => this.row(event)), 'Nothing has happened.');
    }
  }

  row(event) {
    const when = element('span', 'num more', clock(event.timeMicros / 1000));
    if (event.type === 'execution') {
      const what = event.fill ? `${short(event.fill.quantity)} ${event.symbol} @ ${short(event.fill.price)}` : `${short(event.quantity)} ${event.symbol}`;
      return element('div', '', when, element('b', '', event.execution), element('span', event.side === 'BUY' ? 'buy-text' : 'sell-text', event.side),
        element('span', 'num', what), element('span', 'more', event.status));
    }
    const words = event.type === 'balances' ? event.balances.map((one) => `${one.asset} ${short(one.free)}`).join(', ')
      : event.type === 'transfer' ? `${short(event.delta)} ${event.asset}` : `${event.status} ${event.state}`;
    return element('div', '', when, element('b', '', event.type), element('span', 'num more', words));
  }
}
