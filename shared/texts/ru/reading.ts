/** Reading a screen aloud. */
export const reading = {
  action: {
    read: 'Прочитать вслух',
    pause: 'Пауза',
    resume: 'Читать дальше',
    again: 'Сначала',
    none: 'Голоса нет, попросите сотрудника',
    failed: 'Не получилось, попробуйте ещё раз',
  },
  volume: {
    label: 'Чтение вслух',
    quieter: 'Тише',
    louder: 'Громче',
    level: 'Громкость: {{level}} из {{of}}',
  },
  /** Asked once a session, before anything is heard. */
  ask: {
    title: 'Прочитать вслух?',
    text: 'Те, кто рядом, услышат. Если есть наушники, сначала наденьте их.',
    yes: 'Да, прочитать вслух',
    no: 'Нет, не читать',
  },
};
