import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { EntryView, ReceiptPaper } from '../../../shared/api/views.ts';
import { banAnswers, confirmBan, openAtDesk } from '../testing/desk.ts';

test('two people with one ИИН: each act keeps its own name, both are found, and neither stands in for the other', async () => {
  const core = await openAtDesk();
  const first = await confirmBan(core);
  const second = uuidv7();
  await core.value('drafts.start', { key: second, journey: 'ban', language: 'ru' });
  const answers = banAnswers({ fullName: 'Ёлкин Сергей Юрьевич', language: 'ru' });
  await core.value('entries.confirm', { id: second, answers });
  const found: { items: EntryView[] } = await core.value('entries.search', {
    key: uuidv7(),
    text: '500101300003',
    limit: 10,
  });
  expect(found.items.map(({ id, who }) => [id, who])).toEqual([
    [second, 'Ёлкин С. Ю.'],
    [first, 'Әубәкірова Қ. Ө.'],
  ]);
  const papers: ReceiptPaper[] = [];
  for (const entry of [first, second]) papers.push(await core.value('receipts.make', { entry }));
  expect(papers.map(({ initials }) => initials)).toEqual(['Ә. Қ. Ө.', 'Ё. С. Ю.']);
  await core.close();
});
