import { Then } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import { type Exchange, header } from '../harness/core/exchange';
import { PAGE_RULES } from '../harness/core/page-headers';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

const isPage = (exchange: Exchange) =>
  exchange.method !== 'HEAD' &&
  !(exchange.status >= 300 && exchange.status < 400) &&
  /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(header(exchange, 'content-type') ?? '');

Then(
  /^every page that (Ana|the visitor) saw (.+)$/,
  async function (this: Scenario, name: string, what: string) {
    const rule = PAGE_RULES[what];
    if (!rule) throw new Error(`there is no rule for pages called "${what}"`);
    const person: Person = name === 'Ana' ? { name, account: 'user' } : { name };
    const wiki = await this.wiki();
    if (what === 'demands HTTPS for a year' && /(?:^|\.)localhost$/.test(wiki.base.hostname)) {
      throw new NotTestable(
        'a host with a name of its own is needed: of localhost all servers of this machine would be concerned',
        'url: https:// and a name that is not localhost',
      );
    }
    const pages = (await this.visitor(person)).exchangesWith(wiki).filter(isPage);
    const control = this.checks.control(
      pages.length > 0,
      `${pages.length} pages`,
      new NotTestable('a page in HTML is needed', 'places: front: a page in HTML'),
    );
    const wrong = pages.flatMap((page) => {
      const { seen, holds } = rule(page);
      return holds ? [] : [`${page.status} ${page.url.pathname}${page.url.search}: ${seen}`];
    });
    this.checks.absent(control, `Pages of which not each ${what}`, [...new Set(wrong)]);
  },
);
