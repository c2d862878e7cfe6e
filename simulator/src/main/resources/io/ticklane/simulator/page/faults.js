// Faults at a click, and the form for all of them.
import { byId, button, choices, element, text } from './dom.js';

const QUICK = [
  ['Reset all', { kind: 'reset' }],
  ['Refuse 10 s', { kind: 'refuse', for: '10s' }],
  ['Stall 10 s', { kind: 'stall', for: '10s' }],
  ['Black hole 10 s', { kind: 'blackhole', for: '10s' }],
  ['Drop 10 % for 30 s', { kind: 'drop', probability: 0.1, for: '30s' }],
  ['Gap', { kind: 'gap', count: 1, target: { stream: '*' } }],
  ['Shutdown, cut in 5 s', { kind: 'server-shutdown', cut: '5s' }],
  ['24 h are over', { kind: 'life-end' }],
  ['429 for 10 s', { kind: 'too-many-requests', for: '10s' }],
  ['Unknown status, 10 s', { kind: 'timeout', for: '10s' }],
  ['Slow answers 30 s', { kind: 'slow', delay: '1s', for: '30s' }],
  ['Clock +5 s for 30 s', { kind: 'clock-skew', offset: '5s', for: '30s' }],
];

const SCOPES = ['', 'stream', 'ws-api', 'sbe', 'rest'];

export class FaultForm {
  constructor(begin) {
    this.begin = begin;
    byId('quick').append(...QUICK.map(([name, fault]) => button(name, () => begin(fault), JSON.stringify(fault))));
    byId('kind').addEventListener('change', () => this.choose());
    byId('plan').addEventListener('submit', (event) => { event.preventDefault(); this.submit(); });
  }

  kinds(list) {
    this.list = list;
    choices(byId('kind'), list.map((one) => one.kind));
    this.choose();
  }

  choose() {
    const kind = this.list.find((one) => one.kind === byId('kind').value);
    text(byId('description'), kind.description + '.');
    this.fields = [];
    const field = (name, group, type, hint, description) => {
      const input = name === 'scope' ? element('select') : element('input', name === 'stream' || name === 'endpoint' ? 'wide' : '');
      if (name === 'scope') choices(input, SCOPES); else input.placeholder = hint;
      input.name = name;
      this.fields.push({ name, group, type, input });
      const label = element('label', '', name + ' ', input);
      label.title = description;
      return label;
    };
    byId('parameters').replaceChildren(
      ...kind.target.map((name) => field(name, 'target', name === 'connection' ? 'integer' : 'text', name === 'connection' ? 'all' : name === 'stream' ? 'btcusdt@trade, btcusdt*' : name === 'endpoint' ? '/api/v3/depth, order.*' : 'all', 'at whom it is aimed')),
      ...kind.parameters.filter((one) => one.name !== 'seed').map((one) => field(one.name, 'fault', one.type, one.default, one.description)));
  }

  submit() {
    const fault = { kind: byId('kind').value };
    for (const { name, group, type, input } of this.fields) {
      const value = input.value.trim();
      if (!value) continue;
      const into = group === 'target' ? (fault.target ??= {}) : fault;
      into[name] = (type === 'integer' || type === 'number') && !Number.isNaN(Number(value)) ? Number(value) : value;
    }
    this.begin(fault);
  }
}
