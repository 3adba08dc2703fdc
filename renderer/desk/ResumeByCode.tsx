import { Search } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { Problem } from '../../shared/api/result.ts';
import { useDesk } from '../app/desk.tsx';
import { problemWords } from '../app/fieldError.ts';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { TextField } from '../components/textField/TextField.tsx';
import type { Go } from './place.ts';

/** Longer is neither a code nor a number. */
const TEXT_LENGTH = 40;

type ResumeByCodeProps = { readonly go: Go; readonly resume: (id: string) => Promise<void> };

/** By the code on paper: the session goes on where it was left, or the act that it became opens. */
export function ResumeByCode({ go, resume }: ResumeByCodeProps) {
  const texts = useTexts();
  const { t } = texts;
  const { kiosk } = useDesk();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const find = async () => {
    const written = text.normalize('NFC').trim().slice(0, TEXT_LENGTH);
    if (written === '') return setProblem({ code: 'resume.code' });
    const found = await kiosk.call('resume.find', { text: written });
    if (!found.ok) return setProblem(found.problem);
    setProblem(null);
    const [draft] = found.value.drafts;
    const [entry] = found.value.entries;
    if (draft) return resume(draft.id);
    if (entry) go({ kind: 'entry', id: entry.id, from: 'home' });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void find();
  };
  return (
    <form className="resume-by-code" noValidate autoComplete="off" onSubmit={submit}>
      <TextField
        name="resume.code"
        label={t('desk.home.code')}
        hint={t('desk.home.codeHint')}
        {...(problem ? { error: problemWords(texts, problem) } : {})}
        value={text}
        onChange={setText}
      />
      <Button icon={Search} action="resume" onPress={find}>
        {t('desk.home.codeFind')}
      </Button>
    </form>
  );
}
