// Book and trades of one symbol, from the venue's own streams and REST, by the procedure that its clients follow.
import { byId, clock, decimals, element, number, text } from './dom.js';

const LEVELS = 14;
const PRINTS = 30;
const WINDOW = 180_000;
const RETRY = 1_000;
const STILL = 3_000;

/** Makes so many rows of three cells to be filled in again and again. */
function table(parent, count) {
  const made = Array.from({ length: count }, () => element('div', '', ...[0, 1, 2].map(() => element('span', '', '\u00a0'))));
  parent.replaceChildren(...made);
  return made;
}

export class Market {
  constructor() {
    this.asks = table(byId('asks'), LEVELS);
    this.bids = table(byId('bids'), LEVELS);
    this.prints = table(byId('trades'), PRINTS);
    this.canvas = byId('chart');
    this.serial = 0;
    setInterval(() => this.second(), 1_000);
    const paint = () => { if (this.dirty) { this.dirty = false; this.paint(); } requestAnimationFrame(paint); };
    requestAnimationFrame(paint);
    addEventListener('resize', () => { this.dirty = true; });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { this.dirty = true; });
  }

  /** Shows another symbol from now on. */
  show(symbol) {
    this.symbol = symbol;
    this.trades = [];
    this.points = [];
    this.places = { price: 2, quantity: 5 };
    this.count = 0;
    this.connect();
    this.scale(symbol);
  }

  /** Finds out how many decimals prices and quantities of a symbol have. */
  async scale(symbol) {
    try {
      const response = await fetch(`/api/v3/exchangeInfo?symbol=${encodeURIComponent(symbol)}`);
      const { filters } = (await response.json()).symbols[0];
      const step = (type, member) => filters.find((filter) => filter.filterType === type)?.[member];
      if (symbol !== this.symbol) return;
      this.places = { price: decimals(step('PRICE_FILTER', 'tickSize') ?? '0.01'), quantity: decimals(step('LOT_SIZE', 'stepSize') ?? '0.00001') };
      this.dirty = true;
    } catch {
      setTimeout(() => { if (symbol === this.symbol) this.scale(symbol); }, RETRY);
    }
  }

  connect() {
    const serial = ++this.serial;
    this.socket?.close();
    this.book = null;
    this.waiting = [];
    this.state('connecting', false);
    const name = this.symbol.toLowerCase();
    const base = location.origin.replace(/^http/, 'ws');
    const socket = new WebSocket(`${base}/stream?streams=${name}@depth@100ms/${name}@trade`);
    this.socket = socket;
    socket.addEventListener('open', () => { if (serial === this.serial) this.snapshot(serial); });
    socket.addEventListener('message', (message) => { if (serial === this.serial) this.heard(message.data, serial); });
    socket.addEventListener('close', (event) => {
      if (serial !== this.serial) return;
      this.state(`disconnected (${event.code}${event.reason ? ' ' + event.reason : ''}), trying again`, false);
      setTimeout(() => { if (serial === this.serial) this.connect(); }, RETRY);
    });
  }

  async snapshot(serial) {
    try {
      const response = await fetch(`/api/v3/depth?symbol=${encodeURIComponent(this.symbol)}&limit=1000`);
      if (!response.ok) throw new Error(`depth: ${response.status}`);
      const depth = await response.json();
      if (serial !== this.serial) return;
      this.book = { id: depth.lastUpdateId, bids: new Map(depth.bids), asks: new Map(depth.asks) };
      this.waiting.splice(0).forEach((event) => this.apply(event, serial));
      this.snapshotAt = performance.now();
      this.state('live', true);
      this.dirty = true;
    } catch (problem) {
      if (serial !== this.serial) return;
      this.state(`no book (${problem.message}), trying again`, false);
      setTimeout(() => { if (serial === this.serial) this.snapshot(serial); }, RETRY);
    }
  }

  heard(data, serial) {
    let event;
    try {
      event = JSON.parse(data).data;
    } catch {
      return this.state('a frame that is no JSON came', false);
    }
    if (event?.e === 'depthUpdate') {
      if (this.book) this.apply(event, serial); else this.waiting.push(event);
    } else if (event?.e === 'trade') {
      this.count++;
      this.trades.unshift(event);
      this.trades.length = Math.min(this.trades.length, PRINTS);
      this.points.push([event.T, Number(event.p)]);
      this.dirty = true;
    } else if (event?.e === 'serverShutdown') {
      this.state('the server says it is going away', false);
    }
  }

  apply(event, serial) {
    if (event.u <= this.book.id) return;
    if (event.U > this.book.id + 1) {
      this.state(`gap after ${this.book.id}, fetching the book anew`, false);
      this.waiting = [event];
      this.book = null;
      setTimeout(() => { if (serial === this.serial) this.snapshot(serial); }, 200);
      return;
    }
    for (const [side, changes] of [[this.book.bids, event.b], [this.book.asks, event.a]]) {
      for (const [price, quantity] of changes) {
        if (Number(quantity) === 0) side.delete(price); else side.set(price, quantity);
      }
    }
    this.book.id = event.u;
    this.snapshotAt = performance.now();
    this.state('live', true);
    this.dirty = true;
  }

  state(words, live) {
    text(byId('feed'), words);
    byId('feed').classList.toggle('live', live);
  }

  second() {
    text(byId('rate'), String(this.count ?? 0));
    this.count = 0;
    if (this.book && performance.now() - this.snapshotAt > STILL && document.visibilityState === 'visible') {
      this.snapshotAt = performance.now();
      this.snapshot(this.serial);
    }
    this.dirty = true;
  }

  paint() {
    if (!this.book) return;
    const best = (side, sign) => [...side].sort((a, b) => sign * (a[0] - b[0])).slice(0, LEVELS);
    const bids = best(this.book.bids, -1);
    const asks = best(this.book.asks, 1);
    const most = Math.max(this.levels(this.bids, bids, false), this.levels(this.asks, asks, true));
    this.bars(this.bids, most);
    this.bars(this.asks, most);
    const last = this.trades[0]?.p;
    const middle = bids.length && asks.length ? (Number(bids[0][0]) + Number(asks[0][0])) / 2 : null;
    text(byId('middle'), last ? number(last, this.places.price) : middle === null ? 'one-sided' : number(middle.toFixed(8), this.places.price));
    this.price(last ?? (middle === null ? null : middle.toFixed(8)));
    text(byId('spread'), bids.length && asks.length ? number((asks[0][0] - bids[0][0]).toFixed(8), this.places.price) : '–');
    text(byId('update'), String(this.book.id));
    this.prints.forEach((row, i) => this.print(row, this.trades[i]));
    this.draw(middle);
  }

  levels(made, levels, upwards) {
    let total = 0;
    for (let i = 0; i < LEVELS; i++) {
      const row = made[upwards ? LEVELS - 1 - i : i];
      const level = levels[i];
      total += level ? Number(level[1]) : 0;
      row.total = level ? total : 0;
      text(row.children[0], level ? number(level[0], this.places.price) : '\u00a0');
      text(row.children[1], level ? number(level[1], this.places.quantity) : '');
      text(row.children[2], level ? number(total.toFixed(8), Math.min(3, this.places.quantity)) : '');
    }
    return total;
  }

  bars(made, most) {
    made.forEach((row) => row.style.setProperty('--depth', `${most ? Math.round(100 * row.total / most) : 0}%`));
  }

  print(row, trade) {
    row.className = trade ? (trade.m ? 'sell' : 'buy') : '';
    text(row.children[0], trade ? `${trade.m ? '▾' : '▴'} ${number(trade.p, this.places.price)}` : '\u00a0');
    text(row.children[1], trade ? number(trade.q, this.places.quantity) : '');
    text(row.children[2], trade ? clock(trade.T) : '');
  }

  price(value) {
    const output = byId('price');
    if (value === null) return text(output, '–');
    const now = Number(value);
    if (this.shown !== undefined && now !== this.shown) {
      output.classList.toggle('up', now > this.shown);
      output.classList.toggle('down', now < this.shown);
    }
    this.shown = now;
    text(output, number(value, this.places.price));
  }

  draw(middle) {
    const { canvas, points } = this;
    const ratio = devicePixelRatio || 1;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const pen = canvas.getContext('2d');
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const end = points.length ? points[points.length - 1][0] : 0;
    while (points.length && points[0][0] < end - WINDOW) points.shift();
    if (points.length > 20_000) points.splice(0, points.length - 20_000);
    if (!points.length) return;
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    let low = Infinity;
    let high = -Infinity;
    for (const [, price] of points) { low = Math.min(low, price); high = Math.max(high, price); }
    if (high === low) { high += high * 1e-4; low -= low * 1e-4; }
    const right = width - 82;
    const start = Math.min(points[0][0], end - 10_000);
    const x = (time) => (time - start) / (end - start) * right;
    const y = (price) => 10 + (high - price) / (high - low) * (height - 20);
    pen.font = '12px ' + colour('--mono');
    pen.textBaseline = 'middle';
    for (let i = 0; i < 4; i++) {
      const price = low + (high - low) * i / 3;
      pen.fillStyle = colour('--line');
      pen.fillRect(0, Math.round(y(price)), right, 1);
      pen.fillStyle = colour('--soft');
      pen.fillText(number(price.toFixed(8), this.places.price), right + 8, y(price));
    }
    pen.beginPath();
    let before = null;
    for (const [time, price] of points) {
      if (before === null) pen.moveTo(x(time), y(price)); else { pen.lineTo(x(time), before); pen.lineTo(x(time), y(price)); }
      before = y(price);
    }
    pen.strokeStyle = colour('--line-chart');
    pen.lineWidth = 1.5;
    pen.lineJoin = 'round';
    pen.stroke();
    pen.lineTo(right, before);
    pen.lineTo(right, height);
    pen.lineTo(x(points[0][0]), height);
    pen.globalAlpha = 0.08;
    pen.fillStyle = colour('--line-chart');
    pen.fill();
    pen.globalAlpha = 1;
  }
}
