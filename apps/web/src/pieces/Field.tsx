import { useId, type ReactNode } from 'react';

interface FieldFrame {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
}

function Frame(props: FieldFrame & { readonly id: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={`utrecht-form-field field ${props.error ? 'utrecht-form-field--invalid' : ''}`}>
      <label className="utrecht-form-label" htmlFor={props.id}>
        {props.label}
      </label>
      {props.hint ? (
        <div className="utrecht-form-field-description" id={`${props.id}-hint`}>
          {props.hint}
        </div>
      ) : null}
      {props.children}
      {props.error ? (
        <div className="utrecht-form-field-error-message" id={`${props.id}-error`}>
          {props.error}
        </div>
      ) : null}
    </div>
  );
}

function described(id: string, props: FieldFrame): { 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const ids = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter((x) => x !== '');
  return {
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
    ...(props.error ? { 'aria-invalid': true } : {}),
  };
}

export function TextField(
  props: FieldFrame & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly type?: 'text' | 'email' | 'password' | 'search' | 'date';
    readonly autoComplete?: string;
    readonly name?: string;
  },
): ReactNode {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <input
        id={id}
        className={`utrecht-textbox utrecht-textbox--html-input ${props.error ? 'utrecht-textbox--invalid' : ''}`}
        type={props.type ?? 'text'}
        value={props.value}
        name={props.name}
        autoComplete={props.autoComplete ?? 'off'}
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
        {...described(id, props)}
      />
    </Frame>
  );
}

export function TextArea(
  props: FieldFrame & { readonly value: string; readonly onChange: (value: string) => void },
): ReactNode {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <textarea
        id={id}
        rows={3}
        className={`utrecht-textarea utrecht-textarea--html-textarea ${props.error ? 'utrecht-textarea--invalid' : ''}`}
        value={props.value}
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
        {...described(id, props)}
      />
    </Frame>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function SelectField(
  props: FieldFrame & {
    readonly value: string;
    readonly options: readonly Option[];
    readonly onChange: (value: string) => void;
  },
): ReactNode {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <select
        id={id}
        className="utrecht-select utrecht-select--html-select"
        value={props.value}
        onChange={(event) => {
          props.onChange(event.target.value);
        }}
        {...described(id, props)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
