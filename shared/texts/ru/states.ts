/** Names of the kinds of entries, so that t(`kinds.${entry.kind}`) works, and of their states. */
export const kinds = {
  journal: { open: 'Журнал открыт' },
  ban: { set: 'Запрет на займы', lift: 'Снятие запрета' },
  claim: {
    file: 'Заявление о мошенничестве',
    procedure: 'Документ к заявлению о мошенничестве',
    withdraw: 'Отзыв заявления о мошенничестве',
  },
  spouse: { consent: 'Согласие супруга', revoke: 'Отзыв согласия супруга' },
  status: { view: 'Что хранится обо мне' },
  correction: 'Исправление',
  desk: { event: 'Отметка рабочего места' },
  device: { closeDay: 'Итог дня' },
  unknown: 'Запись другого вида',
};

export const states = {
  waiting: 'Ждёт связи',
  sending: 'Отправлено, ждём ответа',
  recorded: 'Записано в реестр',
  'in-force': 'Действует',
  inForceFrom: 'Действует с {{from}}',
  held: 'На проверке в реестре',
  refused: 'Не принято реестром',
  ended: 'Больше не действует',
  /** Where a kind of act says it in words of its own. */
  of: {
    ban: {
      set: { recorded: 'Записан, ещё не действует' },
      lift: { recorded: 'Записано, запрет пока действует', ended: 'Запрет снят' },
    },
    claim: { file: { ended: 'Дело закрыто' } },
  },
};
