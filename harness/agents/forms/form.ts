import type { Element } from 'domhandler';
import { formEncoding } from '../charset';
import { around, openForm } from '../html';
import type { Page } from '../page';
import { CONTROLS, type Control, describeControl, isButton, isDisabled, isSubmitButton } from './control';
import { entriesOf, givenValue, optionsOf, optionValue } from './entries';
import { type Body, type Enctype, encodeBody, enctypeOf, urlencode } from './submission';

/** A form that is filled in and ready to be sent. */
export interface FilledForm {
  page: Page;
  /** Which form of the page, counted from 0. */
  index: number;
  action: URL;
  method: 'GET' | 'POST';
  /** What goes out with it: by GET as the query of `action`, by POST as the body. */
  content: { query: string } | Body;
  /** How the entries are laid out by POST, and in which character encoding. */
  enctype: Enctype;
  encoding: string;
  /** What a browser would send, hidden fields included, in order. */
  entries: [name: string, value: string][];
  /** What the visitor did, in order. */
  fills: { control: Control; value: string | boolean }[];
  submitter?: Control;
  /** Whether the markup says that a script has a part in sending it. */
  scripted: boolean;
}

/** A form found on a page, with what was filled in so far. The page stays as it is. */
export class Form {
  #page: Page;
  #element: Element;
  #elements: ReadonlyMap<Control, Element>;
  #fills: FilledForm['fills'] = [];

  private constructor(
    page: Page,
    readonly index: number,
    element: Element,
    elements: ReadonlyMap<Control, Element>,
  ) {
    this.#page = page;
    this.#element = element;
    this.#elements = elements;
  }

  /** The forms of a page, in its order. */
  static all(page: Page): Form[] {
    const controls = page.$(CONTROLS).toArray();
    return page
      .$('form')
      .toArray()
      .map((form, index) => {
        const its = controls.flatMap((element, position) =>
          ownerOf(page, element) === form &&
          !isDisabled(page, element) &&
          !around(element).some(({ name }) => name === 'datalist')
            ? [[describeControl(page, element, position), element] as const]
            : [],
        );
        return new Form(page, index, form, new Map(its));
      });
  }

  /** The first form of the page that `matches`. */
  static find(page: Page, matches: (form: Form) => boolean): Form | undefined {
    return Form.all(page).find(matches);
  }

  get page(): Page {
    return this.#page;
  }

  /** The fields that can be filled in, in the order of the page. */
  get controls(): Control[] {
    return this.#all.filter((control) => control.type !== 'hidden' && !isButton(control));
  }

  /** The buttons that send it, in the order of the page: the first is the default button. */
  get submitters(): Control[] {
    return this.#all.filter(
      (control) => isSubmitButton(control) && this.#sent('method', control) !== 'dialog',
    );
  }

  /** The fields that are sent along unseen. */
  get hidden(): { name: string; value: string }[] {
    return this.#all
      .filter(({ type }) => type === 'hidden')
      .map((control) => ({ name: control.name, value: this.#givenValue(control) }));
  }

  /** Whether the page shows it, as far as the page's own markup tells. */
  get isShown(): boolean {
    const all = [this.#element, ...around(this.#element)];
    return !all.some((element) => this.#page.hides(element));
  }

  /** Whether it is for browsers that run no scripts. */
  get isFallback(): boolean {
    return around(this.#element).some(({ name }) => name === 'noscript');
  }

  /** What the form element's attribute says. */
  attribute(name: string): string | undefined {
    return this.#element.attribs[name];
  }

  /** The value of a field as the page gives it, hidden ones included. */
  value(name: string): string | undefined {
    const control = this.#all.find((each) => each.name === name);
    return control && this.#givenValue(control);
  }

  /** The value of a field as the page gives it. */
  valueOf(control: Control): string {
    return this.#givenValue(control);
  }

  /** What a list has to choose from: what the page shows, and what is sent. */
  options(control: Control): { label: string; value: string }[] {
    return optionsOf(this.#page, this.#elementOf(control)).filter(({ disabled }) => !disabled);
  }

  /** Whether a text can be filled in there: of a list, only what is in it can be chosen. */
  accepts(control: Control, text: string): boolean {
    return control.type !== 'select' || optionValue(this.#page, this.#elementOf(control), text) !== undefined;
  }

  /** Types a text, chooses from a list, or with a boolean sets a check box or one of several buttons. */
  fill(control: Control, value: string | boolean): this {
    this.#fills.push({ control, value });
    return this;
  }

  /**
   * The form as the browser sends it when `submitter` is pressed, or Enter where the form has none.
   * @throws SetUpError where it leads to no address
   */
  filled(submitter?: Control): FilledForm {
    const encoding = formEncoding(this.attribute('accept-charset'), this.#page.encoding);
    const entries = this.#all
      .filter((control) => !isButton(control) || control === submitter)
      .flatMap((control) => {
        const filled = this.#filledIn(control);
        return entriesOf(this.#page, this.#elementOf(control), control, filled, encoding);
      });
    const attribute = this.#sent('action', submitter)?.trim();
    const action = attribute ? this.#page.address(attribute) : new URL(this.#page.url);
    const method = this.#sent('method', submitter)?.toLowerCase() === 'post' ? 'POST' : 'GET';
    const enctype = enctypeOf(method === 'POST' ? this.#sent('enctype', submitter) : undefined);
    return {
      page: this.#page,
      index: this.index,
      action,
      method,
      content:
        method === 'GET' ? { query: urlencode(entries, encoding) } : encodeBody(entries, enctype, encoding),
      enctype,
      encoding,
      entries,
      fills: this.#fills,
      ...(submitter ? { submitter } : {}),
      scripted: this.#isScripted(action, submitter),
    };
  }

  /** HTML 4.10.21.3: what the button pressed says goes before what the form says. */
  #sent(what: 'action' | 'method' | 'enctype', submitter: Control | undefined): string | undefined {
    const button = submitter && this.#elementOf(submitter).attribs[`form${what}`];
    return button ?? this.attribute(what);
  }

  #isScripted({ protocol }: URL, submitter: Control | undefined): boolean {
    const button = submitter ? this.#elementOf(submitter).attribs : {};
    return (
      !/^https?:$/.test(protocol) ||
      this.attribute('onsubmit') !== undefined ||
      button.onclick !== undefined ||
      (this.attribute('action') === undefined && this.#page.$('script').length > 0)
    );
  }

  /** What a visitor made of a field: of several buttons to choose from, choosing one gives up the others. */
  #filledIn(control: Control): string | boolean | undefined {
    const isOneOf = ({ type, name }: Control) =>
      type === 'radio' && control.type === type && control.name === name;
    const fill = this.#fills.findLast(
      (each) => each.control.position === control.position || isOneOf(each.control),
    );
    return fill && fill.control.position !== control.position ? false : fill?.value;
  }

  get #all(): Control[] {
    return [...this.#elements.keys()];
  }

  #givenValue(control: Control): string {
    return givenValue(this.#page, this.#elementOf(control), control.type);
  }

  #elementOf(control: Control): Element {
    return this.#elements.get(control) as Element;
  }
}

/** HTML 4.10.18.3: by its form attribute, by the form that the parser had open, else by what it stands in. */
function ownerOf({ $ }: Page, element: Element): Element | undefined {
  const { form } = element.attribs;
  if (form !== undefined)
    return $('form')
      .toArray()
      .find(({ attribs }) => attribs.id === form);
  return openForm(element) ?? around(element).find(({ name }) => name === 'form');
}
