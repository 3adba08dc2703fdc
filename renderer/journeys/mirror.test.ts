import { afterEach, expect, test } from 'vitest';
import { readScreen } from './mirror.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

function read(html: string) {
  const main = document.createElement('main');
  main.dataset['screen'] = 'session.citizen';
  main.innerHTML = html;
  document.body.append(main);
  return readScreen(main);
}

test('the question, and each answer as it stands, in the order of the screen', () => {
  const scene = read(`
    <div class="screen-heading"><h1>Who are you?</h1><p class="screen-lead">From the document.</p></div>
    <div class="field"><label class="field-label">ИИН</label><p class="field-hint">12 digits</p>
      <input name="citizen.iin" value="500101 300 003"></div>
    <fieldset class="field"><legend class="field-label">Date of birth</legend>
      <label>Day</label><input value="1"><label>Month</label><input value=""><label>Year</label><input value="1950">
    </fieldset>
    <div class="note"><p>It was so before.</p></div>`);
  expect(scene).toEqual({
    kind: 'mirror',
    screen: 'session.citizen',
    heading: 'Who are you?',
    lead: 'From the document.',
    items: [
      { kind: 'answer', label: 'ИИН', value: '500101 300 003' },
      { kind: 'answer', label: 'Date of birth', value: '1 1950' },
      { kind: 'words', words: 'It was so before.' },
    ],
  });
});

test('a whole date is told in words; one that is still being typed, as far as it is there', () => {
  const date = (said: string) =>
    read(`<fieldset class="field" ${said}><legend class="field-label">Туған күні</legend>
      <input value="1"><input value="1"><input value="1950"></fieldset>`).items;
  const label = 'Туған күні';
  expect(date('data-said="1950 жылғы 1 қаңтар"')).toEqual([
    { kind: 'answer', label, value: '1950 жылғы 1 қаңтар' },
  ]);
  document.body.innerHTML = '';
  expect(date('')).toEqual([{ kind: 'answer', label, value: '1 1 1950' }]);
});

const choice = (label: string, checked: boolean) =>
  `<div class="choice"><input type="radio" ${checked ? 'checked' : ''}>
    <span><label class="choice-label">${label}</label><span class="choice-hint">hint</span></span></div>`;

test('a choice is shown with what was chosen; as the heading it is not named twice', () => {
  const options = `<div class="choices">${choice('Bank', true)}${choice('Microcredit', false)}</div>`;
  const both = [
    { label: 'Bank', isChosen: true },
    { label: 'Microcredit', isChosen: false },
  ];
  expect(read(`<fieldset class="choice-group"><legend>Which?</legend>${options}</fieldset>`).items).toEqual([
    { kind: 'choice', label: 'Which?', options: both },
  ]);
  document.body.innerHTML = '';
  const asHeading = read(
    `<fieldset class="choice-group"><legend><h1>Which?</h1></legend>${options}</fieldset>`,
  );
  expect([asHeading.heading, asHeading.items]).toEqual([
    'Which?',
    [{ kind: 'choice', label: '', options: both }],
  ]);
});

test('check your answers is read back row by row', () => {
  const row =
    '<div class="summary-row"><dt>Phone</dt><dd class="summary-value">+7 701</dd><dd><button>Change</button></dd></div>';
  expect(read(`<dl class="summary">${row}</dl>`).items).toEqual([
    { kind: 'answer', label: 'Phone', value: '+7 701' },
  ]);
});

test('a PIN, a mistake, a button and what is the clerk’s alone are never mirrored', () => {
  const scene = read(`
    <div class="error-summary"><p>Mend this</p></div>
    <div class="field"><label class="field-label">PIN</label><input type="password" value="246810"></div>
    <div data-clerk-only><p>For the clerk</p></div>
    <p class="field-error">Wrong</p><button><p>Next</p></button>`);
  expect(JSON.stringify(scene.items)).toBe('[]');
});

test('of what is answered alone only the question is told', () => {
  const scene = read(
    `<div data-alone><fieldset class="choice-group"><legend><h1>Why?</h1></legend>${choice('I need help', true)}</fieldset></div>`,
  );
  expect(scene).toMatchObject({ heading: 'Why?', items: [] });
});
