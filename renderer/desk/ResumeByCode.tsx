import { Search } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { Problem } from '../../shared/api/result.ts';
import { problemWords } from '../app/fieldError.ts';
import { useTexts } from '../app/texts.tsx';
import { Button } from '../components/button/Button.tsx';
import { TextField } from '../components/textField/TextField.tsx';
import type { Go } from './place.ts';
import { useFinding } from './useDeskScans.ts';

/** Longer is neither a code nor a number. */
const TEXT_LENGTH = 40;

type ResumeByCodeProps = { readonly go: Go; readonly resume: (id: string) => Promise<void> };

/** By the code on paper: the session goes on where it was left, or the act that it became opens. */
export function ResumeByCode({ go, resume }: ResumeByCodeProps) {
  const texts = useTexts();
  const { t } = texts;
  const finding = useFinding(go, { kind: 'home' }, resume);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const find = async () => {
    const written = text.normalize('NFC').trim().slice(0, TEXT_LENGTH);
    if (written === '') return setProblem({ code: 'resume.code' });
    setProblem(await finding.find(written));
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
