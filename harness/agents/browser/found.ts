import { CONTROLS } from '../forms/control';

/** A control as the browser has it now. */
export interface Found {
  name: string;
  /** Whether it is shown, not covered, as by a banner that asks to allow cookies, and lets text be typed where it has any. */
  usable: boolean;
  /** Whether it has the focus, and what is typed takes the place of all its text. */
  takesText: boolean;
  /** Whether it is moving, by itself or with what is around it. */
  moves: boolean;
  /** Where its middle is, in the window. */
  x: number;
  y: number;
}

/** Evaluated on a page, brings the control of this place into view and gives it as `Found`; undefined where none is. */
export const lookFor = (position: number): string => `(() => {
  const element = document.querySelectorAll('${CONTROLS}')[${position}];
  if (!element) return undefined;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const x = left + width / 2, y = top + height / 2;
  const onTop = document.elementFromPoint(x, y);
  const isOnTop = element.contains(onTop) || onTop?.closest('label')?.control === element;
  const isShown = element.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0 && isOnTop;
  const isText = /^(text|search|url|tel|email|password|number|textarea)$/.test(element.type);
  // Some forms let nothing be typed before the field has the focus, for the browser not to fill it in.
  if (isShown && isText) element.focus();
  const usable = isShown && !(isText && element.matches(':read-only'));
  const takesText = usable && isText;
  if (takesText) element.select();
  // Where an address or a number stands nothing can be selected in part: Firefox types behind it.
  if (takesText && element.selectionStart === null) element.value = '';
  const moves = document.getAnimations().some(({ effect }) => effect?.target?.contains(element));
  return { name: element.getAttribute('name') ?? '', usable, takesText, moves, x, y };
})()`;
