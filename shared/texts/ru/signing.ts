/** The citizen's own key, where the machine can ask for it. */
export const signing = {
  label: 'Подписать ещё и моей электронной подписью (ЭЦП)',
  hint: 'Необязательно. Вставьте ключ и введите его пароль в окне, которое откроется.',
};
