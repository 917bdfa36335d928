import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextArea } from '../../components/field.tsx';
import { useComment } from './query.ts';
import { strings } from './strings.ts';

/** A note into the story. Ctrl or cmd with Enter sends it; what was typed stays when sending fails. */
export function CommentBox({ incidentKey }: { readonly incidentKey: string }) {
  const [text, setText] = useState('');
  const comment = useComment(incidentKey);
  const send = () => {
    if (text.trim() !== '') comment.mutate(text.trim(), { onSuccess: () => setText('') });
  };
  return (
    <form
      className="flex flex-col items-end gap-2 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="w-full">
        <TextArea
          label={strings.comment}
          name="comment"
          placeholder={strings.commentHint}
          value={text}
          maxLength={10_000}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          }}
        />
      </div>
      <Button type="submit" disabled={text.trim() === '' || comment.isPending}>
        {strings.commentSend}
      </Button>
    </form>
  );
}
