import type { Cheerio } from 'cheerio/slim';
import { addressFrom, type Page } from './page';

// cheerio hands out nodes of a parser's type that it does not export itself.
type Elements = Cheerio<never>;

/** A field of a form as a person knows it: by its label, or for want of one by its name. */
export interface Control {
  name: string;
  type: string;
  label: string;
  /** What a button sends. */
  sends?: string;
}

/** A form that is filled in and ready to be sent. */
export interface FilledForm {
  page: Page;
  /** Which form of the page, counted from 0. */
  index: number;
  action: URL;
  method: 'GET' | 'POST';
  /** What a browser would send, hidden fields included, in order. */
  entries: [name: string, value: string][];
  /** What the person did, in order. */
  fills: { control: Control; value: string | boolean }[];
  submitter?: Control;
}

/** A form found on a page. Filling it in changes the form only, never the page. */
export class Form {
  #form: Elements;
  #controls: Control[] | undefined;
  #fills: FilledForm['fills'] = [];

  private constructor(
    readonly page: Page,
    readonly index: number,
  ) {
    this.#form = page.$('form').eq(index).clone() as Elements;
  }

  /** The first form of the page that `fits`. */
  static find(page: Page, fits: (form: Form) => boolean): Form | undefined {
    const count = page.$('form').length;
    for (let index = 0; index < count; index += 1) {
      const form = new Form(page, index);
      if (fits(form)) return form;
    }
    return undefined;
  }

  /** The fields a person can fill in, in the order of the page. */
  get controls(): Control[] {
    this.#controls ??= this.#all('input, select, textarea').filter(
      ({ type }) => !['hidden', 'submit', 'button', 'image', 'reset'].includes(type),
    );
    return this.#controls;
  }

  get submitters(): Control[] {
    return this.#all('input[type=submit], button, input[type=image]').filter(
      ({ type }) => type !== 'button' && type !== 'reset',
    );
  }

  /** The value of a field, hidden ones included. */
  value(name: string): string | undefined {
    const value = this.#named(name).val();
    return typeof value === 'string' ? value : undefined;
  }

  /** Whether a text can be filled in there: of a list, only what is in it can be chosen. */
  takes(control: Control, text: string): boolean {
    return control.type !== 'select' || this.#option(control, text) !== undefined;
  }

  /** Types a text, chooses from a list, or with a boolean sets a check box. */
  fill(control: Control, value: string | boolean): this {
    const field = this.#named(control.name);
    if (typeof value === 'boolean') field.prop('checked', value);
    else field.val(control.type === 'select' ? (this.#option(control, value) ?? value) : value);
    this.#fills.push({ control, value });
    return this;
  }

  /** The form as the browser sends it when `submitter` is pressed, or Enter where the form has none. */
  filled(submitter?: Control): FilledForm {
    const method = (this.#form.attr('method') ?? 'get').toLowerCase() === 'post' ? 'POST' : 'GET';
    const entries = this.#form.serializeArray().map(({ name, value }): [string, string] => [name, value]);
    if (submitter?.name) entries.push([submitter.name, submitter.sends ?? '']);
    const action = addressFrom(this.page.url, this.#form.attr('action') || this.page.url.href);
    const { page, index } = this;
    return { page, index, action, method, entries, fills: this.#fills, ...(submitter ? { submitter } : {}) };
  }

  /** What a list sends for an entry, which is named as the page shows it, or by what it sends. */
  #option(control: Control, text: string): string | undefined {
    const { $ } = this.page;
    const options = this.#named(control.name).find('option').toArray();
    const shown = options.map((option) => $(option).text().trim());
    const sent = options.map((option, index) => $(option).attr('value') ?? shown[index]);
    return sent[shown.indexOf(text)] ?? sent.find((value) => value === text);
  }

  #named(name: string): Elements {
    return this.#form.find('input, select, textarea, button').filter((_, element) => {
      return this.page.$(element).attr('name') === name;
    }) as Elements;
  }

  #all(selector: string): Control[] {
    const { $ } = this.page;
    return this.#form
      .find(selector)
      .toArray()
      .map((element) => {
        const field = $(element);
        const id = field.attr('id');
        // A button is known by what it says.
        const caption = field.is('button')
          ? field.text()
          : field.is('[type=submit]')
            ? field.attr('value')
            : '';
        const labelled = id
          ? $('label')
              .filter((_, label) => $(label).attr('for') === id)
              .first()
              .text()
          : '';
        const label = labelled || field.closest('label').text() || caption || '';
        const byTag = field.is('button') ? 'submit' : field.is('select') ? 'select' : 'text';
        const type = (field.attr('type') ?? byTag).toLowerCase();
        const sends = type === 'submit' ? { sends: field.attr('value') ?? '' } : {};
        return { name: field.attr('name') ?? '', type, label: label.replace(/\s+/g, ' ').trim(), ...sends };
      });
  }
}
