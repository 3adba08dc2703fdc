import { useEffect, useRef, useState } from 'react';

/**
 * The text of a field between the keyboard and its owner. The field shows at once what is typed
 * and tells the owner; a value from the owner is taken over only if it is not an echo of something
 * typed a moment ago. So a scanner that types 30 digits in 100 ms loses none of them, even where
 * the owner answers late.
 */
export function useTypedText(
  value: string,
  onChange: (value: string) => void,
): [string, (typed: string) => void] {
  const [text, setText] = useState(value);
  const unanswered = useRef<string[]>([]);

  useEffect(() => {
    const echo = unanswered.current.indexOf(value);
    if (echo >= 0) {
      unanswered.current = unanswered.current.slice(echo + 1);
      return;
    }
    unanswered.current = [];
    setText(value);
  }, [value]);

  const type = (typed: string) => {
    unanswered.current.push(typed);
    setText(typed);
    onChange(typed);
  };
  return [text, type];
}
